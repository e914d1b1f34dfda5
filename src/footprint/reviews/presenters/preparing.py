"""The clock round a review, its steps and papers, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from footprint.accounts.matrix import allows, line_named, line_of_route
from footprint.audit.facts import Viewer
from footprint.domain.dates import day_words
from footprint.domain.law import Strength
from footprint.domain.timetable.record import ClockLine, OwedBy, Standing
from footprint.domain.timetable.record_provisions import CARE_PLAN_UPDATED, PAPERS
from footprint.reviews.codes import (
    HOW_SPOKEN,
    NOT_SPOKEN_ALONE,
    PROVIDERS,
    PaperKind,
    StepKind,
)
from footprint.reviews.facts.after import PlanGivenSeen
from footprint.reviews.facts.preparing import PaperAskedSeen, StepSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.preparing import action_of
from footprint.reviews.presenters.booking import StepShown
from footprint.reviews.presenters.plan_given import given_words
from footprint.reviews.where_done import where_done

OWED_BY: Mapping[OwedBy, str] = {
    "business_support": "Business support",
    "social_worker": "The social worker",
    "reviewing_officer": "The reviewing officer",
    "manager": "The responsible manager",
}
STRENGTHS: Mapping[Strength, str] = {
    "law": "Law",
    "guidance": "Guidance",
    "local": "The authority’s own rule",
}
STANDINGS: Mapping[Standing, tuple[str, str]] = {
    "waiting": ("Waiting", "grey"),
    "to come": ("To come", "blue"),
    "done": ("Done", "green"),
    "done late": ("Done late", "yellow"),
    "not done": ("Not done", "red"),
    "not needed": ("Not needed", "grey"),
    "stood unanswered": ("They stand", "grey"),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """`beside`: what else is to be known of it, such as the guidance's own limit. `href` is where it
    is done; empty for those whose page that is not."""

    title: str
    provision: str
    address: str
    strength: str
    whose: str
    state: str
    colour: str
    words: str
    beside: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class ThingShown:
    """A step or a paper, with what may be done with it."""

    title: str
    lines: tuple[str, ...]
    state: str
    colour: str
    steps: tuple[StepShown, ...]


def clock_shown(
    viewer: Viewer,
    review: ReviewSeen,
    lines: tuple[ClockLine, ...],
    papers: tuple[PaperAskedSeen, ...],
    given: tuple[PlanGivenSeen, ...],
) -> list[LineShown]:
    return [_line(one, papers, given, done_at(viewer, review, one.code)) for one in lines]


def done_at(viewer: Viewer, review: ReviewSeen, code: str) -> str:
    """Where a line of the clock is done, for those whose page that is."""
    route, more = where_done(code)
    page = line_of_route(route)
    if page is None or not allows(page, viewer.role, review.child.whose):
        return ""
    return _to(route, review, **more)


def _line(
    one: ClockLine,
    papers: tuple[PaperAskedSeen, ...],
    given: tuple[PlanGivenSeen, ...],
    href: str,
) -> LineShown:
    state, colour = STANDINGS[one.standing]
    return LineShown(
        title=one.title,
        provision=one.under.citation,
        address=one.under.address,
        strength=STRENGTHS[one.strength],
        whose=OWED_BY[one.owed_by],
        state=state,
        colour=colour,
        words=one.words,
        beside=tuple(_beside(one, papers, given)),
        href=href,
    )


def _beside(
    one: ClockLine, papers: tuple[PaperAskedSeen, ...], given: tuple[PlanGivenSeen, ...]
) -> Iterator[str]:
    if one.deadline and one.done_on:
        yield f"The limit was {day_words(one.deadline.due)}"
    if one.by_the_guidance:
        yield f"By the guidance: {day_words(one.by_the_guidance.due)}"
    if one.under is PAPERS:
        yield shown_words(papers)
    if one.under is CARE_PLAN_UPDATED:
        yield from map(given_words, given)
        if one.done_on and not given:
            yield "Not given to anybody yet"


def shown_words(papers: tuple[PaperAskedSeen, ...]) -> str:
    """When the child was shown the papers that came."""
    come = [one for one in papers if one.received_on and not one.withdrawn]
    days = [one.shown_to_child_on for one in come if one.shown_to_child_on]
    if not come:
        return "No paper has come that the child could be shown"
    if not days:
        return "Not shown to the child yet"
    whole = "Shown" if len(days) == len(come) else f"{len(days)} of {len(come)} shown"
    return f"{whole} to the child, the last on {day_words(max(days))}"


def steps_shown(
    viewer: Viewer, review: ReviewSeen, steps: Mapping[str, StepSeen], *, text: bool
) -> list[ThingShown]:
    return [_step(viewer, review, one, text=text) for one in steps.values()]


def _step(viewer: Viewer, review: ReviewSeen, one: StepSeen, *, text: bool) -> ThingShown:
    state, colour = ("Not yet", "grey")
    if one.done_on:
        state, colour = "Done", "green"
    elif one.not_done_why:
        state, colour = "Not done", "orange"
    if one.not_done_why in {"child_chose", "not_appropriate"}:
        state, colour = "Not needed", "grey"
    steps = []
    recorded = bool(one.done_on or one.not_done_why)
    if allows(line_named(action_of(one.kind)), viewer.role, review.child.whose):
        words = "Change it" if recorded else "Record it"
        steps.append(StepShown(words, _to("record-step", review, step=one.kind)))
        if recorded:
            steps.append(StepShown("Undo it", _to("take-step-back", review, step=one.kind)))
    if one.kind == StepKind.INVITATIONS and not recorded:
        steps.insert(0, StepShown("Send them: who is asked", _to("invited", review)))
    return ThingShown(
        StepKind(one.kind).label, tuple(_step_lines(one, text=text)), state, colour, tuple(steps)
    )


def _step_lines(one: StepSeen, *, text: bool) -> Iterator[str]:
    if one.done_on:
        by = f" by {one.done_by}" if one.done_by else ""
        how = f", {HOW_SPOKEN[one.how].lower()}" if one.how in HOW_SPOKEN else ""
        yield f"On {day_words(one.done_on)}{by}{how}"
    if one.not_done_why:
        why = NOT_SPOKEN_ALONE.get(one.not_done_why)
        if why or text:
            yield why or one.not_done_why
    if one.words and text:
        yield one.words


def papers_shown(
    viewer: Viewer, review: ReviewSeen, papers: tuple[PaperAskedSeen, ...], *, text: bool
) -> list[ThingShown]:
    return [_paper(viewer, review, one, text=text) for one in papers]


def _paper(viewer: Viewer, review: ReviewSeen, one: PaperAskedSeen, *, text: bool) -> ThingShown:
    if one.withdrawn:
        state, colour = "Withdrawn", "grey"
    elif one.received_on is None:
        state, colour = "Asked for", "blue"
    else:
        judged = {"yes": ("To standard", "green"), "no": ("Something was missing", "orange")}
        state, colour = judged.get(one.to_standard, ("Has come", "light-blue"))
    whose = viewer.role, review.child.whose
    steps = tuple(
        StepShown(words, _to(route, review, asked_id=one.id))
        for action, route, words in _paper_steps(one)
        if allows(line_named(action), *whose)
    )
    return ThingShown(paper_title(one), tuple(_paper_lines(one, text=text)), state, colour, steps)


def paper_title(one: PaperAskedSeen) -> str:
    provider = PROVIDERS.get(one.provider, "")
    title = PaperKind(one.kind).label
    return f"{title} ({provider.lower()})" if provider else title


def _paper_lines(one: PaperAskedSeen, *, text: bool) -> Iterator[str]:
    asked = f"Asked for on {day_words(one.asked_on)}" if one.asked_on else "Not asked for yet"
    yield f"{asked}, from {one.of}" if one.of else asked
    if one.received_on:
        yield f"Came on {day_words(one.received_on)}"
    if one.lacks and text:
        yield f"What was missing: {one.lacks}"
    if one.updated_since_last is not None:
        words = "was" if one.updated_since_last else "was not"
        yield f"It {words} brought up to date after the last review's decisions"
    if one.shown_to_child_on:
        yield f"Shown to the child on {day_words(one.shown_to_child_on)}"


def _paper_steps(one: PaperAskedSeen) -> Iterator[tuple[str, str, str]]:
    if one.withdrawn:
        yield "withdraw_paper", "ask-paper-again", "Ask for it again"
        return
    if one.paper_id:
        yield "review_paper", "review-paper", f"Get {one.file or 'the file'}"
    yield "receive_paper", "receive-paper", "Change it" if one.received_on else "It has come"
    if one.received_on:
        yield "judge_paper", "judge-paper", "Is it to standard?"
        yield "show_paper", "show-paper", "Shown to the child"
    yield "withdraw_paper", "withdraw-paper", "Withdraw it"


def _to(route: str, review: ReviewSeen, **more: object) -> str:
    return reverse(route, kwargs={"child_id": review.child.id, "review_id": review.id, **more})
