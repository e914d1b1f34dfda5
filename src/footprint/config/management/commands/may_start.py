"""Refuses, in a sentence, a store on which this installation may not start."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from footprint.config.marks import why_not_start


class Command(BaseCommand):
    help = "Says why the service may not start on its store; says nothing where it may."

    def handle(self, *args: Any, **options: Any) -> None:
        if why_not := why_not_start():
            raise CommandError(why_not)
