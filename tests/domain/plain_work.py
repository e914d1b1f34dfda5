"""Definitions 13 to 16 read review by review in plain Python, from their words and not from the frames.

Which reviews count, and by when each was due, is asked of the year: that has a plain reading of its
own.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any

from footprint.domain.dates import add_months
from footprint.domain.indicators.units.reviews import CALENDAR
from footprint.domain.indicators.units.year import Year
from tests.domain.review_work import Work

Known = dict[str, Any]
DONE_WITHIN = {
    "decisions_in_5": ("issued_on", 5),
    "plan_updated_in_10": ("plan_updated_on", 10),
    "record_in_15": ("recorded_on", 15),
    "sent_in_20": ("sent_on", 20),
}
GONE = {"died", "abroad", "court_order", "own_decision", "not_known", "child_asked"}


class PlainWork:
    """`counts`: of a share "code" and "code/of"; of another figure "code", and "code/line"."""

    def __init__(self, year: Year, work: Work) -> None:
        self.year, self.work = year, work
        self.counts: Counter[str] = Counter()
        self.born = dict(year.children_facts.select("child", "born_on").iter_rows())
        self.runs: dict[tuple[int, date], Known] = {}
        for one in work.reviews:
            self.runs[one["child"], one["held_on"]] = dict(one)  # type: ignore[index]
        rungs = year.timetable.reviews.select("period", "held_on", "rung").rows()
        self.first = {(period, day) for period, day, rung in rungs if rung == "first"}
        counted = year.reviews.filter(year.reviews["period"].is_not_null())
        self.held = counted.sort("child", "held_on").rows(named=True)
        for review in self.held:
            run = self.runs.get((review["child"], review["held_on"]))
            if review["held_on"] >= year.start:
                self._share("attended_with_under_fours", yes=self._came(review, run))
            if run is None:
                continue
            if review["held_on"] >= year.start:
                self._prepared(review, run)
                self._family(run)
            self._followed(run)
            self._sat(run)
        self._decided()
        self._between()
        self._on_the_day()
        self._late()

    def _share(self, code: str, *, yes: bool, of: bool = True) -> None:
        self.counts[f"{code}/of"] += of
        self.counts[code] += of and yes

    def _by(self, day: date | None) -> date | None:
        """The day, if it has come by the end of the year."""
        return day if day is not None and day <= self.year.end else None

    def _of(self, rows: object, run: Known, kind: str | None = None) -> list[Known]:
        return [
            dict(row)
            for row in rows  # type: ignore[attr-defined]
            if row["review"] == run["review"] and kind in {None, row.get("kind")}
        ]

    def _aged_four(self, review: Known) -> bool:
        born = self.born[review["child"]]
        by_code = bool(review["participation"] != "PN0")
        if born is None:
            return by_code
        fourth = add_months(born, 48)
        return by_code if review["held_on"] == fourth else bool(review["held_on"] > fourth)

    def _came(self, review: Known, run: Known | None) -> bool:
        if review["participation"] in {"PN1", "PN2", "PN3", "PN4"}:
            return True
        return bool(run and run["under_four_present"] and not self._aged_four(review))

    def _prepared(self, review: Known, run: Known) -> None:
        day = run["first_sitting_on"] or run["held_on"]

        def earliest(kind: str) -> Known | None:
            asked = self._of(self.work.papers, run, kind)
            came = sorted((p for p in asked if p["received_on"]), key=itemgetter("received_on"))
            return next(iter([*came, *asked]), None)

        def came(paper: Known | None) -> bool:
            on = self._by(paper["received_on"]) if paper else None
            return on is not None and on <= day

        report = earliest("report")
        received = came(report)
        self._share("report_received", yes=received)
        if report and received:
            whole = CALENDAR.add_working_days(report["received_on"], 3) <= day
            self._share("report_3_days", yes=whole)
            self._share("report_to_standard", yes=report["to_standard"] is True)
            shown = self._by(report["shown_to_child_on"])
            self._share(
                "report_shared_with_child",
                yes=shown is not None and shown < day,
                of=self._aged_four(review),
            )
        else:
            self._share("report_3_days", yes=False)
        any_plan = (review["period"], review["held_on"]) in self.first
        self._share(
            "care_plan_seen",
            yes=any(
                came(plan) and (any_plan or plan["updated_since_last"])
                for plan in self._of(self.work.papers, run, "care_plan")
            ),
        )
        for kind in ("school", "health", "carer"):
            paper = earliest(kind)
            asked = paper is not None and (kind != "school" or self._at_school(review))
            self._share(f"contribution_{kind}", yes=came(paper), of=asked)
            good = paper is not None and paper["to_standard"] is True
            self._share(f"contribution_{kind}_to_standard", yes=good, of=asked and came(paper))
        self._alone(run, day)

    def _at_school(self, review: Known) -> bool:
        born = self.born[review["child"]]
        if born is None:
            return True
        return bool(add_months(born, 60) <= review["held_on"] < add_months(born, 192))

    def _alone(self, run: Known, day: date) -> None:
        steps = self._of(self.work.steps, run, "spoken_alone")
        step = steps[0] if steps else {"done_on": None, "not_done_why": None}
        on = self._by(step["done_on"])
        spoke = on is not None and on <= day
        excepted = step["not_done_why"] in {"child_chose", "not_appropriate"} and not spoke
        self._share("spoken_alone", yes=spoke, of=not excepted)

    def _family(self, run: Known) -> None:
        for who in ("mother", "father", "other_family"):
            people = [one for one in self._of(self.work.people, run) if one["role"] == who]
            there = any(one["attendance"] in {"there", "by_call"} for one in people)
            gone = bool(people) and all(one["not_there_why"] in GONE for one in people)
            self._share(f"{who}_attended", yes=there, of=there or not gone)
            self._share(f"{who}_attended_of_all", yes=there)

    def _followed(self, run: Known) -> None:
        found = self._of(self.work.after, run)
        after = found[0] if found else {}
        completed = self._by(run["completed_on"])
        for code, (column, within) in DONE_WITHIN.items():
            if completed is None or completed < self.year.start:
                continue
            done = self._by(after.get(column))
            limit = CALENDAR.add_working_days(completed, within)
            in_base = done is not None or limit <= self.year.end
            self._share(code, yes=done is not None and done <= limit, of=in_base)
        issued = self._by(after.get("issued_on"))
        if issued is None or issued < self.year.start:
            return
        answered = self._by(after.get("answered_on"))
        limit = CALENDAR.add_working_days(issued, 5)
        in_base = answered is not None or limit <= self.year.end
        in_time = answered is not None and answered <= limit
        self._share("managers_answered", yes=in_time, of=in_base)

    def _sat(self, run: Known) -> None:
        first, adjourned = self._by(run["first_sitting_on"]), self._by(run["adjourned_on"])
        if adjourned and adjourned >= self.year.start:
            self.counts["reviews_adjourned"] += 1
            for number in run["adjourned_over"]:
                self.counts[f"reviews_adjourned/matter_{number}"] += 1
        refused = self._by(run.get("refused_on"))
        if refused and refused >= self.year.start:
            self.counts["second_adjournments_refused"] += 1
        if first is None or first < self.year.start:
            return
        if run["sittings"] < 2 and not adjourned:
            return
        completed, last = self._by(run["completed_on"]), self._by(run["last_sitting_on"])
        limit = CALENDAR.add_working_days(first, 20)
        in_time = completed is not None and last is not None and last <= limit
        self._share(
            "completed_in_20", yes=in_time, of=completed is not None or limit <= self.year.end
        )

    def _decided(self) -> None:
        for one in self.work.decisions:
            by_on, done = one["by_on"], self._by(one["done_on"])  # type: ignore[arg-type]
            if by_on and self.year.start <= by_on <= self.year.end:  # type: ignore[operator]
                in_time = done is not None and done <= by_on  # type: ignore[operator]
                self._share("decisions_done_on_time", yes=in_time)

    def _gaps(self) -> Iterator[tuple[Known, Known, bool]]:
        checks: list[tuple[Any, Any]] = [(one["child"], one["done_on"]) for one in self.work.checks]
        for before, after in pairwise(self.held):
            if before["period"] == after["period"]:
                between = (
                    child == after["child"] and before["held_on"] < day < after["held_on"]
                    for child, day in checks
                )
                yield before, after, any(between)

    def _is_run(self, review: Known) -> bool:
        return (review["child"], review["held_on"]) in self.runs

    def _between(self) -> None:
        for before, after, checked in self._gaps():
            long = add_months(before["held_on"], 4) < after["held_on"]
            if long and after["held_on"] >= self.year.start and self._is_run(after):
                self._share("midway_done", yes=checked)

    def _on_the_day(self) -> None:
        last = {after["period"]: (after, checked) for _, after, checked in self._gaps()}
        end = self.year.end
        since = add_months(end, -6)
        for row in self.year.periods.rows(named=True):
            if row["ended_on"] is not None or add_months(row["began_on"], 6) > end:
                continue
            if row["period"] in last and self._is_run(last[row["period"]][0]):
                self._share("midway_children", yes=last[row["period"]][1])
            ways = {
                one["how"]
                for one in self.work.visits
                if one["child"] == row["child"]
                and one["own_officer"]
                and since < one["done_on"] <= end  # type: ignore[operator]
            }
            seen = bool(ways & {"in_person", "phone", "video"})
            self._share("visited_in_6_months", yes=seen)
            self._share("visited_in_person_in_6_months", yes="in_person" in ways)

    def _late(self) -> None:
        not_held: list[Known] = [dict(one) for one in self.work.not_held]
        child_of = dict(self.year.periods.select("period", "child").iter_rows())
        for row in self.year.timetable.reviews.rows(named=True):
            if row["late"] and self.year.start <= row["held_on"] and row["period"] in child_of:
                run = self.runs.get((child_of[row["period"]], row["held_on"]), {})
                self._because(row["rung"], run.get("late_because"))
        for row in self.year.timetable.limits.rows(named=True):
            due = row["due"]
            in_year = due is not None and self.year.start <= due <= self.year.end
            if in_year and row["required"] and row["held_on"] is None and row["period"] in child_of:
                missed = [
                    one
                    for one in not_held
                    if one["child"] == child_of[row["period"]]
                    and row["set_on"] < one["sitting_on"] <= self.year.end
                ]
                self._because(row["rung"], self._last_reason(missed))

    def _last_reason(self, missed: list[Known]) -> str | None:
        last = max(missed, key=itemgetter("sitting_on"), default=None)
        return last["because"] if last else None

    def _because(self, rung: str, why: str | None) -> None:
        group = "adoption" if rung.startswith("adoption") else rung.removesuffix("_assumed")
        for code in ("lateness_by_reason", f"lateness_by_reason_{group}"):
            self.counts[code] += 1
            self.counts[f"{code}/{why or 'not_given'}"] += 1
