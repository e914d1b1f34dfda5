"""Says what is wrong with an installation; exit code 1 if anything is."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from footprint.config.doctor import faults


class Command(BaseCommand):
    help = "What is wrong with this installation, and what mends it."
    requires_system_checks: tuple[str, ...] = ()  # it says them itself, with the rest

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults())
        for fault in found:
            self.stdout.write(f"- {fault.what}\n  {fault.mend}")
        self.stdout.write("Nothing is wrong." if not found else f"{len(found)} to mend.")
        if found:
            sys.exit(1)
