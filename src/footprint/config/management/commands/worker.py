"""Does what waits: imports and letters. What waits now with --once; else until it is stopped."""

import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from footprint.config import working


class Command(BaseCommand):
    help = "Do what waits: read and apply imports, send letters."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="What waits now, then exit.")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("may_start")
        if options["once"]:
            working.once()
            return
        stopped = threading.Event()
        for sent in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sent, lambda *_: stopped.set())
        working.work(stopped.is_set)
