"""What the ladders beside the main one are read from: orders, plans, conferences and reviews that
no return tells of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

OrderKind = Literal["secure", "remand", "detention"]
ConferenceKind = Literal["strategy", "initial", "review"]


@dataclass(frozen=True, slots=True)
class Span:
    """Something that is so in [began_on, ended_on); open without an end."""

    began_on: date
    ended_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.began_on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class Order:
    """A child kept somewhere by a court's order during `kept`. `until` is the day to which the
    court has ordered it, where that is known: the child may have left before."""

    kind: OrderKind
    kept: Span
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    """A strategy discussion, or a child protection conference. `goes_on`: the discussion led to
    enquiries under section 47, or the conference left the child with a plan."""

    kind: ConferenceKind
    held_on: date
    goes_on: bool = True


@dataclass(frozen=True, slots=True)
class PanelReview:
    """A review of secure accommodation; `chaired_by` is a name, empty where not recorded."""

    held_on: date
    chaired_by: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything of one child that the ladders beside the main one are read from, in any order and
    whatever its day."""

    orders: tuple[Order, ...] = ()
    authorities: tuple[Span, ...] = ()
    accommodations: tuple[Span, ...] = ()
    pathway_plans: tuple[Span, ...] = ()
    protection_plans: tuple[Span, ...] = ()
    conferences: tuple[Conference, ...] = ()
    panel_reviews: tuple[PanelReview, ...] = ()
    pathway_reviews: tuple[date, ...] = ()


def open_on(spans: Iterable[Span], day: date) -> Span | None:
    """The last begun of those that hold the day."""
    holding = [span for span in spans if span.holds(day)]
    return max(holding, key=lambda span: span.began_on, default=None)


def unbroken(spans: Iterable[Span], day: date) -> Span | None:
    """The run of spans that holds the day, one beginning no later than the one before it ends:
    from the first day of the first to the end of the last."""
    run: Span | None = None
    for span in sorted(spans, key=lambda one: one.began_on):
        if span.began_on > day:
            break
        if run is None or (run.ended_on is not None and run.ended_on < span.began_on):
            run = span
        else:
            run = Span(run.began_on, _later(run.ended_on, span.ended_on))
    return run if run and run.holds(day) else None


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
