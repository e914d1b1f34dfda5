"""Disposals in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.timezone import localtime

from footprint.audit.disposal import KEPT, MENTIONS, TRAIL, Counts
from footprint.children.facts.disposal import Corrected, DisposalFacts, Goes, Ground, Step
from footprint.domain.dates import day_words

GOES: Mapping[Goes, str] = {
    Goes.WHOLE: "The whole record",
    Goes.EARLIER: "Earlier versions",
    Goes.HOLD: "Legal hold",
}
GROUNDS: Mapping[Ground | None, str] = {
    Ground.RETENTION: "The time for keeping it has ended",
    Ground.COURT: "A court’s order",
    Ground.REGULATOR: "An order of the regulator",
    None: "",
}
#: Words and tag; a hold's own, where they differ.
STEPS: Mapping[Step, tuple[str, str]] = {
    Step.STANDS: ("Waits for a second person", "govuk-tag--yellow"),
    Step.TAKEN_BACK: ("Taken back", "govuk-tag--grey"),
    Step.DONE: ("Done", "govuk-tag--red"),
}
HOLD_STEPS: Mapping[Step, tuple[str, str]] = {
    Step.STANDS: ("Held", "govuk-tag--blue"),
    Step.TAKEN_BACK: ("Lifted", "govuk-tag--grey"),
}
#: One row of a kind, and more.
KINDS: Mapping[str, tuple[str, str]] = {
    "child": ("child, with the reference", "children, with their references"),
    "childinreturn": (
        "return’s word that the child was in it",
        "returns’ words that the child was in them",
    ),
    "episode": ("word on an episode", "words on episodes"),
    "review": ("word on a review", "words on reviews"),
    "asylumseeking": ("word on seeking asylum", "words on seeking asylum"),
    "names": ("word on names", "words on names"),
    "allocation": ("allocation to an officer", "allocations to officers"),
    "socialworkerlink": ("link to a social worker", "links to social workers"),
    "flag": ("flag", "flags"),
    "restriction": ("restriction", "restrictions"),
    "allowedperson": ("person named for a restriction", "people named for a restriction"),
    "bar": ("bar of a person", "bars of people"),
    "listedchild": ("listing for an inspector", "listings for inspectors"),
    "access": ("reason given for opening the record", "reasons given for opening the record"),
    "readersfinding": ("finding in the files", "findings in the files"),
    "settlement": ("settled data-quality item", "settled data-quality items"),
    "paper": ("paper with its file", "papers with their files"),
    KEPT: ("earlier version", "earlier versions"),
    TRAIL: ("row of the trail", "rows of the trail"),
    MENTIONS: ("line of an import’s error list", "lines of imports’ error lists"),
}
THINGS: Mapping[str, str] = {
    "child": "Birth date and reference",
    "childinreturn": "What a return says of the birth date",
    "names": "Names",
    "episode": "Episode",
    "review": "Review",
    "asylumseeking": "Seeking asylum",
    "allocation": "Allocation",
    "socialworkerlink": "Social worker",
    "flag": "Flag",
    "restriction": "Restriction",
    "allowedperson": "Who is named for a restriction",
    "bar": "Bar of a person",
    "listedchild": "Listing for an inspector",
    "access": "Reason for opening the record",
    "settlement": "Settled data-quality item",
    "paper": "Paper",
}


@dataclass(frozen=True)
class DisposalShown:
    """`child` is what the authority calls her, while there is somebody to confirm it; else the plain
    number under which the trail knows her."""

    id: int
    child: str
    what: str
    ground: str
    reference: str
    step: str
    tag: str
    proposed: str
    ended: str
    counts: tuple[str, ...]
    stands: bool
    is_hold: bool


def disposal_shown(
    one: DisposalFacts, references: Mapping[int, str], people: Mapping[int, str]
) -> DisposalShown:
    is_hold = one.goes is Goes.HOLD
    step, tag = (HOLD_STEPS if is_hold else STEPS)[one.step]
    ended = ""
    if one.done_at:
        ended = f"{localtime(one.done_at):%-d %B %Y, %H.%M}, {_who(one.confirmed_by, people)}"
    reference = references.get(one.child_id)
    return DisposalShown(
        id=one.id,
        child=f"Child {reference}" if reference else f"Child’s number {one.child_id}",
        what=_what(one),
        ground=GROUNDS[one.ground],
        reference=one.reference,
        step=step,
        tag=tag,
        proposed=f"{localtime(one.proposed_at):%-d %B %Y, %H.%M}, {_who(one.proposed_by, people)}",
        ended=ended,
        counts=counts_words(one.counts),
        stands=one.step is Step.STANDS,
        is_hold=is_hold,
    )


def counts_words(counts: Counts) -> tuple[str, ...]:
    """A line a kind. A kind without words of its own has the name of its table."""
    return tuple(
        f"{many:,} {KINDS.get(kind, (kind, kind))[many != 1]}" for kind, many in counts.items()
    )


def things_shown(things: Iterable[Corrected]) -> dict[str, str]:
    """What can be chosen of what was corrected: its key, and its words."""
    return {f"{one.thing} {one.thing_id}": _thing_words(one) for one in things}


def _thing_words(one: Corrected) -> str:
    name = THINGS.get(one.thing, one.thing)
    of_day = f" of {day_words(one.day)}" if one.day else ""
    many = "1 version" if one.versions == 1 else f"{one.versions} versions"
    return f"{name}{of_day}: what stood before it was corrected ({many})"


def _what(one: DisposalFacts) -> str:
    words = GOES[one.goes]
    return f"{words}: {THINGS.get(one.thing, one.thing)}" if one.thing else words


def _who(person_id: int | None, people: Mapping[int, str]) -> str:
    return people.get(person_id or 0, f"Person {person_id}")
