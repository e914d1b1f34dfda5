"""Says why the service may not start on its store, if it may not."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from footprint.audit import guards
from footprint.config import marks


class Command(BaseCommand):
    help = "Why the service may not start on its store."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            call_command("migrate", check_unapplied=True, verbosity=0)
        except SystemExit:
            raise CommandError("The store is behind this version. Run footprint migrate.") from None
        if why_not := marks.why_not_start():
            raise CommandError(why_not)
        try:
            guards.ensure()
        except guards.GuardsMissingError as missing:
            raise CommandError(str(missing)) from None
