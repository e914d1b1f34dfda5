"""What a person says of a child, beside any file: in an action made for these tests."""

from datetime import date

from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer
from footprint.children.models import Child, Restriction, Review
from tests.apps.cast import command


@action
def say_child(*, viewer: Viewer, identifier: str, born_on: date) -> None:
    ask(None)
    add(viewer, Child(identifier=identifier, born_on=born_on))


@action
def _say(*, viewer: Viewer, review: Review) -> None:
    ask(None)
    add(viewer, review)


def say_review(child: Child, *, held_on: str, participation: str) -> None:
    _say(viewer=command(), review=Review(child=child, held_on=held_on, participation=participation))


@action
def _restrict(*, viewer: Viewer, restriction: Restriction) -> None:
    ask(None)
    add(viewer, restriction)


def restrict(identifier: str) -> None:
    child = Child.objects.get(identifier=identifier)
    viewer = command()
    _restrict(
        viewer=viewer,
        restriction=Restriction(child=child, reason="for this test", began_on=viewer.today),
    )
