"""Marks an empty store as a demonstration."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from footprint.audit.facts import Source, Viewer
from footprint.config.actions import mark_as_demo


class Command(BaseCommand):
    help = "Marks a store as a demonstration, once and for all."

    def handle(self, *args: Any, **options: Any) -> None:
        viewer = Viewer(person_id=None, role="", today=localdate(), source=Source.COMMAND)
        mark_as_demo(viewer=viewer)
