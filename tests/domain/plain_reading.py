"""The definitions read child by child in plain Python, from their words and not from the frames.

Slow, and with no columns: a third opinion on what a year's figures are. The ladder itself is read
by the one-child reader, whose dates are worked by hand elsewhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from footprint.domain.dates import add_months
from footprint.domain.facts import Facts, year_end, year_start
from footprint.domain.timetable.child import PeriodHistory, Reading, Turn, read_period
from footprint.domain.timetable.reviews import REVIEWS

SHORT = ("V3", "V4")
STAYS = ("T0", "T1", "T2", "T3", "T4")
ADOPTIVE = ("A3", "A4", "A5", "A6")


@dataclass
class Stay:
    """An episode as the files give it; `end` is as resolved, as at the day."""

    began: date
    end: date | None
    rne: str | None
    status: str | None
    placement: str | None
    rec: str | None
    year: int | None
    cut: bool = False
    absent: bool = False

    @property
    def short(self) -> bool:
        return self.status in SHORT


@dataclass
class Period:
    stays: list[Stay]
    start_known: bool
    follows: bool
    to_short: bool = False
    reviews: list[date] = field(default_factory=list)

    @property
    def began(self) -> date:
        return self.stays[0].began

    @property
    def end(self) -> date | None:
        return self.stays[-1].end

    @property
    def end_known(self) -> bool:
        last = self.stays[-1]
        unknown = last.absent or (last.rec == "X1" and not self.to_short)
        return last.end is not None and not unknown


def _stays(known: list[Stay], years: tuple[int, ...], as_at: date) -> list[Stay]:
    stays = []
    for stay in sorted(known, key=lambda stay: stay.began):
        if stay.began > as_at:
            continue
        if stay.end is None:
            later = [y for y in years if stay.year is not None and y > stay.year]
            stay.absent = bool(later) and year_start(later[0]) <= as_at
        elif stay.end > as_at:
            stay.end = stay.rec = None
        stays.append(stay)
    for stay, after in pairwise(stays):
        if stay.end is None or stay.end > after.began:
            stay.end, stay.cut, stay.absent = after.began, True, False
    for stay in stays:
        if stay.absent and stay.year is not None:
            stay.end = date(stay.year, 4, 1)
    return stays


def _periods(stays: list[Stay]) -> list[Period]:
    periods: list[Period] = []
    before: Stay | None = None
    for stay in stays:
        joined = before is not None and before.end == stay.began
        joined = joined and before is not None and (before.cut or before.rec == "X1")
        if stay.short:
            if joined and before is not None and not before.short:
                periods[-1].to_short = True
        elif joined and before is not None and not before.short and stay.rne != "S":
            periods[-1].stays.append(stay)
        else:
            from_short = joined and before is not None and before.short
            periods.append(Period([stay], stay.rne == "S" or from_short, bool(periods)))
        before = stay
    return periods


def _turns(period: Period) -> Iterator[Turn]:
    placed = authority = False
    for place, stay in enumerate(period.stays):
        first, was_placed, had_authority = place == 0, placed, authority
        away = stay.placement in STAYS
        if not away:
            placed = stay.placement in ADOPTIVE
        authority = stay.status == "E1"
        came_back = place > 0 and period.stays[place - 1].placement in STAYS
        if was_placed and not placed:
            yield Turn(stay.began, "returned")
        elif (placed and not was_placed and not first) or (
            placed and stay.rne in ("S", "P", "B") and not (was_placed and (away or came_back))
        ):
            yield Turn(stay.began, "placed")
        elif (
            authority
            and not placed
            and not was_placed
            and (stay.rne in ("S", "L", "B", "U") if first else not had_authority)
        ):
            yield Turn(stay.began, "authorised")


def _history_from(seen: set[int], as_at: date) -> date:
    years = sorted(y for y in seen if year_start(y) <= as_at)
    if not years:
        return date(9999, 1, 1)
    first = years[-1]
    while first - 1 in seen:
        first -= 1
    return year_start(first)


@dataclass
class Reader:
    """Counts a year's figures over children taken one by one."""

    facts: Facts
    year: int
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.start, self.end = year_start(self.year), year_end(self.year)
        # Across a year that was not loaded nothing can be followed.
        run = _history_from(set(self.facts.years), self.end).year + 1
        episodes: dict[int, list[Stay]] = {}
        for _, child, *row in self.facts.episodes.iter_rows():
            stay = Stay(*row)
            if stay.year is None or stay.year >= run:
                episodes.setdefault(child, []).append(stay)
        reviews: dict[int, dict[date, set[str | None]]] = {}
        for _, child, held, code in self.facts.reviews.iter_rows():
            if held <= self.end:
                reviews.setdefault(child, {}).setdefault(held, set()).add(code)
        seen: dict[int, set[int]] = {}
        for child, year in self.facts.appearances.iter_rows():
            seen.setdefault(child, set()).add(year)
        uasc = {child: ceased for _, child, ceased in self.facts.uasc.iter_rows()}
        for child, _, born in self.facts.children.iter_rows():
            stays = _stays(episodes.get(child, []), self.facts.years, self.end)
            periods = _periods(stays)
            codes = self._place(periods, reviews.get(child, {}))
            histories = {id(p): self._history(p, seen.get(child, set())) for p in periods}
            here = [p for p in periods if p.end is None or p.end >= self.start]
            readings = {id(p): self._read(p, histories[id(p)]) for p in periods}
            self._in_care(here, born, child in uasc, uasc.get(child))
            self._timeliness(here, readings)
            self._first_review(here, readings, histories)
            self._participation(codes, born)
            self._stability(here, born)

    def _place(
        self, periods: list[Period], held: dict[date, set[str | None]]
    ) -> list[tuple[date, str | None]]:
        counted = []
        for day, codes in sorted(held.items()):
            inside = [p for p in periods if p.began <= day and (p.end is None or day <= p.end)]
            if inside:
                inside[0].reviews.append(day)
                said = sorted(code for code in codes if code and code != "PN0")
                counted.append((day, said[0] if said else ("PN0" if "PN0" in codes else None)))
        return [(day, code) for day, code in counted if day >= self.start]

    def _history(self, period: Period, seen: set[int]) -> date:
        """Of care that goes on after the last return that holds the child nothing is known."""
        last = max((y for y in seen if year_start(y) <= self.end), default=0)
        goes_on = last and (period.end is None or period.end > date(last, 4, 1))
        if last < self.year and goes_on:
            return date(9999, 1, 1)
        return _history_from(seen, self.end)

    def _read(self, period: Period, history_from: date) -> Reading:
        return read_period(
            PeriodHistory(
                began_on=period.began,
                ended_on=period.end,
                start_known=period.start_known,
                follows_another=period.follows,
                history_from=history_from,
                turns=tuple(_turns(period)),
                reviews=tuple(period.reviews),
                as_at=self.end,
            )
        )

    def _in_care(
        self, here: list[Period], born: date | None, is_uasc: bool, ceased: date | None
    ) -> None:
        say = self.counts
        say["looked_after_before"] += sum(p.began < self.start for p in here)
        say["entries"] += sum(p.began >= self.start for p in here)
        say["leavers"] += sum(p.end is not None and p.end_known for p in here)
        say["end_not_known"] += sum(p.end is not None and not p.end_known for p in here)
        say["looked_after_in_year"] += bool(here)
        on_the_day = any(p.end is None for p in here)
        say["looked_after_on"] += on_the_day
        say["children_entered"] += any(p.began >= self.start for p in here)
        held_beyond = [p for p in here if is_uasc and (ceased is None or ceased > p.began)]
        say["uasc_entered"] += any(p.began >= self.start for p in held_beyond)
        say["uasc"] += on_the_day and is_uasc and (ceased is None or ceased > self.end)
        say["uasc_in_year"] += any(
            is_uasc and (ceased is None or ceased > max(p.began, self.start)) for p in here
        )

    def _timeliness(self, here: list[Period], readings: dict[int, Reading]) -> None:
        say = self.counts
        late = not_judged = held = owed = unheld = False
        for period in here:
            reading = readings[id(period)]
            for review in reading.reviews:
                if review.held_on < self.start:
                    continue
                held = True
                if not review.judged:
                    not_judged = True
                    say["cannot_be_judged"] += 1
                    continue
                say["reviews_held_on_time/of"] += 1
                say["reviews_held_on_time"] += bool(review.on_time)
                late = late or not review.on_time
            for limit in reading.limits:
                due = limit.deadline.due
                if not limit.required or due > self.end:
                    continue
                unheld = unheld or limit.held_on is None
                if due >= self.start:
                    owed = True
                    say["reviews_due_on_time/of"] += 1
                    say["reviews_due_on_time"] += limit.held_on is not None and limit.held_on <= due
                    say["reviews_never_held"] += limit.held_on is None
                elif limit.held_on is None or limit.held_on >= self.start:
                    owed = True
        say["children_with_late_review"] += late
        if (held or owed) and not not_judged:
            on_the_day = any(p.end is None for p in here)
            say["children_every_review_on_time/of"] += on_the_day
            say["children_every_review_on_time"] += on_the_day and not late and not unheld
            say["children_every_review_on_time_in_year/of"] += bool(here)
            say["children_every_review_on_time_in_year"] += not late and not unheld

    def _first_review(
        self, here: list[Period], readings: dict[int, Reading], histories: dict[int, date]
    ) -> None:
        """Of a child's periods the worst is taken; from best to worst in this order."""
        lines = ("not_required", "not_yet_due", "reviewed", "not_known", "not_reviewed")
        found = []
        for period in here:
            judged = period.start_known and period.began >= histories[id(period)]
            due = REVIEWS.rungs["first"].deadline(period.began).due
            if judged:
                limits = readings[id(period)].limits
                due = next(limit.deadline.due for limit in limits if not limit.withdrawn)
            if period.start_known and period.end is not None and period.end <= due:
                found.append(0)
            elif period.start_known and period.end is None and due > self.end:
                found.append(1)
            elif period.reviews:
                found.append(2)
            else:
                found.append(4 if judged else 3)
        if found:
            self.counts[f"first_review/{lines[max(found)]}"] += 1

    def _participation(self, codes: list[tuple[date, str | None]], born: date | None) -> None:
        say = self.counts
        views = []
        for day, code in codes:
            say["participation"] += 1
            say["attended"] += code in ("PN1", "PN2", "PN3", "PN4")
            birthday = add_months(born, 48) if born else None
            by_code = code != "PN0"
            four = by_code if birthday is None or day == birthday else day > birthday
            if four:
                gave = code in ("PN1", "PN2", "PN3", "PN5", "PN6")
                say["views_given/of"] += 1
                say["views_given"] += gave
                views.append(gave)
        if views:
            how = "always" if all(views) else "sometimes" if any(views) else "never"
            say[f"children_took_part_{how}"] += 1

    def _stability(self, here: list[Period], born: date | None) -> None:
        present = [p for p in here if p.end is None]
        if not present:
            return
        homes = [home for period in here for home in _homes(period)]
        nights = [
            (began, end) for began, end, _ in homes if end is None or end > max(began, self.start)
        ]
        self.counts["three_or_more_placements"] += len(nights) >= 3
        period = present[0]
        in_time = add_months(period.began, 30) <= self.end
        if born is None or add_months(born, 192) <= self.end or not in_time:
            return
        self.counts["same_placement_two_years/of"] += 1
        mine = _homes(period)
        since = [mine[-1][0]] if mine else []
        if len(mine) > 1 and mine[-1][2] in ADOPTIVE:
            since.append(mine[-2][0])
        self.counts["same_placement_two_years"] += any(
            add_months(day, 24) <= self.end for day in since
        )


def _homes(period: Period) -> list[tuple[date, date | None, str | None]]:
    """Began, ended, placement code now."""
    homes: list[tuple[date, date | None, str | None]] = []
    away = False
    for stay in period.stays:
        if stay.placement in STAYS:
            away = True
            if homes:
                homes[-1] = (homes[-1][0], stay.end, homes[-1][2])
            continue
        new = stay.rne in ("S", "P", "B") and not away and stay.placement not in ("A3", "A5")
        if new or not homes:
            homes.append((stay.began, stay.end, stay.placement))
        else:
            homes[-1] = (homes[-1][0], stay.end, stay.placement)
        away = False
    return homes
