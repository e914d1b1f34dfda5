"""Importing as the command does it, and returns written by hand."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db.models import Model

from footprint.audit.facts import Viewer
from footprint.children.held import KINDS
from footprint.children.queries import child as children
from footprint.exchange import actions, folders, planning
from footprint.exchange.planning import Planned
from footprint.exchange.reading import read_given
from tests.apps.cast import command

HEADERS: Mapping[str, Sequence[str]] = {
    "header": ("CHILD", "SEX", "DOB"),
    "episodes": ("CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"),
    "reviews": ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
}


def plan_of(*paths: Path, viewer: Viewer | None = None) -> Planned:
    return planning.plan(read_given(paths, lambda _: None), viewer or command())


def bring_in(*paths: Path, withdraw: bool = False) -> int:
    """Imports what lies there; the import's id."""
    given = read_given(paths, lambda _: None)
    return actions.import_by_command(
        viewer=command(),
        files=[file for path in paths for file in folders.described(path)],
        given=given,
        digest=planning.plan(given, command()).digest,
        withdraw=withdraw,
        step=lambda _: None,
    )


def a_return(
    folder: Path,
    *,
    header: Sequence[Sequence[str]],
    episodes: Sequence[Sequence[str]],
    reviews: Sequence[Sequence[str]] | None = (),
) -> Path:
    """A return written by hand; without `reviews` it has no such file."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"header": header, "episodes": episodes}
    if reviews is not None:
        files["reviews"] = reviews
    for name, rows in files.items():
        with (folder / f"{name}.csv").open("w", newline="") as out:
            csv.writer(out).writerows([HEADERS[name], *rows])
    return folder


def rows_of_fact() -> dict[str, int]:
    """How many rows there are of each kind of word."""
    return {kind: model._base_manager.count() for kind, (model, _) in KINDS.items()}


def known_facts() -> dict[str, list[tuple[object, ...]]]:
    """What the figures are made of, by the children's own references and in order."""
    facts = children.facts_of_the_service(command())
    called = dict(facts.children.select("child", "identifier").iter_rows())
    frames = {
        "children": facts.children.select("child", "born_on"),
        "episodes": facts.episodes.drop("row"),
        "reviews": facts.reviews.drop("row"),
        "uasc": facts.uasc.drop("row"),
        "appearances": facts.appearances,
    }
    told = {
        name: sorted(((called[child], *rest) for child, *rest in frame.iter_rows()), key=str)
        for name, frame in frames.items()
    }
    return {**told, "years": [facts.years, facts.years_with_reviews]}


def standing_words() -> dict[str, list[tuple[object, ...]]]:
    """Every word in the store without its keys, times and sources, in order."""
    told = {}
    for kind, (model, fields) in KINDS.items():
        names = [*fields, *(["child__identifier"] if _has_child(model) else [])]
        names = ["officer__email" if name == "officer" else name for name in names]
        told[kind] = sorted(model._base_manager.values_list(*names), key=str)
    return told


def _has_child(model: type[Model]) -> bool:
    return any(field.name == "child" for field in model._meta.fields)
