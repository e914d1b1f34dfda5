"""Made-up work round the reviews of generated facts: run here or not, whole or with holes, before,
on and after every limit. The same random source gives the same work."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from footprint.domain.facts import Facts
from footprint.domain.review_codes import LATE_BECAUSE
from tests.domain.review_work import Row, Work

FROM_THE_DAY = (-20, -5, -3, -1, 0, 1, 4, 7, 14, 21, 28, 35, 200)
ROLES = ("mother", "father", "other_family", "mother", "school")
ATTENDANCE = ("there", "by_call", "seen_separately", "sent_views", "not_there", "not_there", None)
NOT_THERE = ("died", "court_order", "child_asked", "did_not_come", "not_invited", None)
PAPERS = ("report", "report", "care_plan", "care_plan", "school", "health", "carer", "pep")
PROVIDERS = (None, "in_house", "agency", "residential")


class Made:
    """Work made of facts: run for seven reviews in ten."""

    def __init__(self, random: Random, facts: Facts) -> None:
        self._random = random
        self._papers: list[Row] = []
        self._steps: list[Row] = []
        self._people: list[Row] = []
        self._after: list[Row] = []
        self._decisions: list[Row] = []
        held = facts.reviews.select("child", "held_on").sort("child", "held_on").rows()
        runs = [pair for pair in held if random.random() < 0.7]
        reviews = [self._review(number, *pair) for number, pair in enumerate(runs)]
        children = facts.children["child"].to_list()
        self.work = Work(
            reviews=reviews,
            not_held=[self._not_held(child, day) for child, day in held if random.random() < 0.3],
            papers=self._papers,
            steps=self._steps,
            people=self._people,
            after=self._after,
            decisions=self._decisions,
            checks=[{"child": child, "done_on": self._near(day, 90)} for child, day in held],
            visits=[self._visit(child, held) for child in children for _ in range(3)],
        )

    def _review(self, number: int, child: int, held_on: date) -> Row:
        r = self._random
        sittings = r.choice((1, 1, 1, 2, 3))
        last = held_on + timedelta(days=r.choice((1, 20, 28, 29, 40)) if sittings > 1 else 0)
        adjourned = held_on if r.random() < 0.2 else None
        without = r.random() < 0.1
        self._prepared(number, held_on)
        self._followed(number, child, last)
        return {
            "review": number,
            "child": child,
            "held_on": held_on,
            "first_sitting_on": None if without else held_on,
            "last_sitting_on": None if without else last,
            "sittings": 0 if without else sittings,
            "completed_on": held_on if without else r.choice((last, last, last, None)),
            "adjourned_on": adjourned,
            "adjourned_over": sorted(r.sample(range(1, 14), 2)) if adjourned else None,
            "refused_on": last if adjourned and number % 3 == 0 else None,
            "under_four_present": r.choice((None, True, False)),
            "late_because": r.choice((None, *LATE_BECAUSE)),
        }

    def _prepared(self, number: int, held_on: date) -> None:
        r = self._random
        for kind in r.sample(PAPERS, r.randrange(6)):
            paper = {
                "review": number,
                "kind": kind,
                "provider": r.choice(PROVIDERS),
                "received_on": self._perhaps(held_on),
                "to_standard": r.choice((None, True, False)),
                "shown_to_child_on": self._perhaps(held_on),
                "updated_since_last": r.choice((None, True, False)),
            }
            if not self._came_that_day(paper):
                self._papers.append(paper)
        if r.random() < 0.8:
            how = r.choice((None, "in_person", "video", "phone"))
            why = r.choice((None, "child_chose", "not_appropriate", "not_done"))
            step = {"review": number, "kind": "spoken_alone", "done_on": self._perhaps(held_on)}
            self._steps.append({**step, "how": how, "not_done_why": why})
        for role in r.sample(ROLES, r.randrange(5)):
            attendance = r.choice(ATTENDANCE)
            why = r.choice(NOT_THERE) if attendance in {None, "not_there"} else None
            person = {"review": number, "role": role, "attendance": attendance}
            self._people.append({**person, "not_there_why": why})

    def _came_that_day(self, paper: Row) -> bool:
        """Of two that came on one day, neither came first."""
        same = ("review", "kind", "received_on")
        return any(all(one[name] == paper[name] for name in same) for one in self._papers)

    def _followed(self, number: int, child: int, completed_on: date) -> None:
        r = self._random
        names = ("issued_on", "recorded_on", "sent_on", "plan_updated_on", "answered_on")
        after: dict[str, object] = {name: self._perhaps(completed_on) for name in names}
        if after["issued_on"] is None:
            after["answered_on"] = None
        if r.random() < 0.8:
            answer = r.choice((True, False)) if after["answered_on"] else None
            self._after.append({"review": number, **after, "accepted": answer})
        for _ in range(r.randrange(3)):
            decision = {"decision": len(self._decisions), "review": number, "child": child}
            by_on = self._perhaps(completed_on)
            done_on = self._perhaps(by_on) if by_on else None
            self._decisions.append({**decision, "by_on": by_on, "done_on": done_on})

    def _not_held(self, child: int, day: date) -> Row:
        because = self._random.choice((None, *LATE_BECAUSE))
        return {"child": child, "sitting_on": self._near(day, 120), "because": because}

    def _visit(self, child: int, held: Sequence[tuple[int, date]]) -> Row:
        r = self._random
        _, day = r.choice(held)
        how = r.choice((None, "in_person", "phone", "video", "message"))
        return {
            "child": child,
            "done_on": self._near(day, 150),
            "how": how,
            "own_officer": r.random() < 0.8,
        }

    def _perhaps(self, day: date) -> date | None:
        if self._random.random() < 0.2:
            return None
        return day + timedelta(days=self._random.choice(FROM_THE_DAY))

    def _near(self, day: date, days: int) -> date:
        return day + timedelta(days=self._random.randrange(-days, days))
