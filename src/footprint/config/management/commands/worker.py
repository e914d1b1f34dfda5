"""Does what waits: reads and applies imports. One round with --once; else until it is stopped."""

import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from footprint.exchange import worker


class Command(BaseCommand):
    help = "Do what waits: read and apply imports."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="One round, then exit.")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("may_start")
        if options["once"]:
            worker.sweep()
            while worker.one_round():
                pass
            return
        stopped = threading.Event()
        for sent in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sent, lambda *_: stopped.set())
        worker.work(stopped.is_set)
