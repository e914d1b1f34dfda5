"""Mary runs the service, Olive reviews Mina's case, Sal works with her, Tess manages Sal's team."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.reviews.facts.after import DecisionSeen
from tests.apps.browsing import signed_in
from tests.apps.cast import administrator, hold, person
from tests.apps.children import recording
from tests.apps.reviews import after_things as made
from tests.apps.reviews import things


class World:
    """A review of Mina's was held two days ago."""

    def __init__(self) -> None:
        self.ada, self.grace = administrator(), administrator("Grace Hopper")
        self.mary = hold(self.ada, self.grace, person("Mary Manager"), Role.IRO_MANAGER)
        self.child_id = recording.child(self.mary, "C-1")
        self.sal, self.tess = made.worked_with(self.mary, self.ada, self.grace, self.child_id)
        self.review_id = things.held(self.mary, self.child_id, self.today - timedelta(days=2))

    @property
    def today(self) -> date:
        return self.mary.today

    @property
    def at(self) -> dict[str, Any]:
        return {"child_id": self.child_id, "review_id": self.review_id}

    def olive(self) -> Viewer:
        """Signs in, and holds Mina."""
        viewer = hold(self.ada, self.grace, person("Olive Officer"), Role.REVIEWING_OFFICER)
        whom = recording.officer(self.mary, "Olive Officer", "olive@council.test")
        recording.allocated(self.mary, self.child_id, whom, self.today - timedelta(days=90))
        return viewer

    def beth(self) -> Viewer:
        return hold(self.ada, self.grace, person("Beth Business"), Role.BUSINESS_SUPPORT)

    def decided(
        self,
        words: str = made.DENTIST,
        *,
        who: str = "Jane Moss",
        person_id: int | None = None,
        by_on: date | None = None,
        starred: bool = False,
    ) -> int:
        return made.decided(
            self.mary,
            self.child_id,
            self.review_id,
            words,
            who=who,
            person_id=person_id,
            by_on=by_on,
            starred=starred,
        )

    def asked(self, kind: str = "report") -> int:
        return made.asked(self.mary, self.child_id, self.review_id, kind=kind)

    def issue(self) -> None:
        made.issued(self.mary, self.child_id, self.review_id)

    def one(self, words: str = made.DENTIST) -> DecisionSeen:
        return made.the_decision(self.mary, self.child_id, self.review_id, words)

    def page(self, viewer: Viewer, route: str, **more: object) -> str:
        address = reverse(route, kwargs={**self.at, **more})
        return text_of(signed_in(viewer.person_id).get(address).content)

    def my_work(self, viewer: Viewer) -> str:
        return text_of(signed_in(viewer.person_id).get(reverse("my-work")).content)


def text_of(content: bytes) -> str:
    return " ".join(content.decode().split())


def on(viewer: Viewer, day: date) -> Viewer:
    return replace(viewer, today=day)
