"""What is to be done about reviews, in words, by the role that does it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from footprint.accounts.matrix import allows, line_of_route
from footprint.accounts.roles import Role
from footprint.caseload.facts import MyWork, OfficersSteps
from footprint.domain.dates import day_words
from footprint.reviews.facts.work import OfficesWeek, Task, Work

#: Rows of a block; its link shows them all. Of what is only to be planned the first few do.
MOST = 15
FIRST_FEW = 5
LONGEST_WORDS = 160


@dataclass(frozen=True, slots=True)
class TaskShown:
    """`href` is empty where the page of it is not the viewer's to open."""

    child_id: int
    name: str
    words: str
    href: str
    when: str
    who: str
    starred: bool


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """`rows` are the first of `count`, or all of them; `of_others` says who owes each. `none` is said
    without any. `last` stands below the reviews that are due. `code` names it in an address."""

    code: str
    heading: str
    rows: Sequence[TaskShown]
    count: int
    none: str
    of_others: bool
    last: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """What a block is made of; `most` of its tasks are shown, `last` below the reviews due.
    `asked_for`: it is shown on request alone."""

    code: str
    heading: str
    tasks: Sequence[Task]
    none: str
    of_others: bool = False
    most: int = MOST
    last: bool = False
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class OfficerShown:
    """`caseload` and `steps` are addresses: of the officer's caseload, and of all that is counted."""

    name: str
    caseload: str
    late: int
    due: int
    steps: str


def officers_shown(work: MyWork) -> list[OfficerShown]:
    """What is late or due round the reviews of each officer's children."""
    caseload, mine = reverse("caseload"), reverse("my-work")
    return [
        OfficerShown(
            name=one.officer.full_name if one.officer else "Nobody yet",
            caseload=f"{caseload}?officer={one.officer.id}"
            if one.officer
            else f"{caseload}?show=unallocated",
            late=one.late,
            due=one.due,
            steps=f"{mine}?all=officer-{one.officer.id if one.officer else 0}",
        )
        for one in work.by_officer
    ]


def whole_block(work: MyWork, role: str, code: str) -> TaskBlock | None:
    """Every row of one block; None where there is no such block, or nothing in it."""
    found = next((one for one in _blocks(work, role) if one.code == code and one.tasks), None)
    return _shown(replace(found, most=len(found.tasks)), role) if found else None


def task_blocks(work: MyWork, role: str) -> list[TaskBlock]:
    """The first rows of each."""
    return [_shown(one, role) for one in _blocks(work, role) if not one.asked_for]


def _blocks(work: MyWork, role: str) -> list[_Block]:
    """Nothing for a role that has no part in reviews, and for somebody without children."""
    if not work.whole:
        return []
    if work.week:
        return _offices(work.week)
    if role == Role.IRO_MANAGER:
        return _services(work)
    made = {
        Role.REVIEWING_OFFICER.value: _officers,
        Role.SOCIAL_WORKER.value: _workers,
        Role.SOCIAL_CARE_MANAGER.value: _managers,
    }
    return made[role](work.tasks) if role in made else []


def _workers(tasks: Work) -> list[_Block]:
    return _owed(tasks, "Nothing is owed for your children.")


def _managers(tasks: Work) -> list[_Block]:
    return _owed(tasks, "No answer is owed for the children of your team.")


def _services(work: MyWork) -> list[_Block]:
    """All of the service by the oldest, and on request those of one officer's children."""
    tasks, none = work.tasks, "Nothing round a review is late or due this week."
    hers = (*tasks.overdue, *tasks.today, *tasks.this_week)
    own = [_Block("own", "For you to do", hers, "")] if hers else []
    oldest = _Block("steps", "Late or due this week, the oldest first", tasks.waiting, none, True)
    return [*own, oldest, *map(_of_officer, work.by_officer)]


def _of_officer(one: OfficersSteps) -> _Block:
    whose = f"children of {one.officer.full_name}" if one.officer else "children without an officer"
    return _Block(
        f"officer-{one.officer.id if one.officer else 0}",
        f"Late or due this week, {whose}",
        one.steps,
        "",
        of_others=True,
        asked_for=True,
    )


def _officers(tasks: Work) -> list[_Block]:
    none = "Nothing of yours is overdue, or due today or this week."
    hers = [
        _Block("overdue", "Overdue for you", tasks.overdue, "Nothing of yours is overdue."),
        _Block("today", "Today", tasks.today, "Nothing is due today."),
        _Block("week", "This week", tasks.this_week, "Nothing more is due this week."),
    ]
    blocks = [
        *(hers if any(one.tasks for one in hers) else [_Block("own", "For you to do", (), none)]),
        _Block(
            "waiting",
            "Waiting for someone else",
            tasks.waiting,
            "You wait for nobody.",
            of_others=True,
            last=True,
        ),
    ]
    if tasks.to_plan:
        blocks.append(_Block("plan", "To plan", tasks.to_plan, "", most=FIRST_FEW, last=True))
    return blocks


def _owed(tasks: Work, none: str) -> list[_Block]:
    """Everything that is owed, the overdue first, and what others owe for the same children."""
    found = [
        _Block("overdue", "Owed and overdue", tasks.overdue, ""),
        _Block("week", "Owed this week", (*tasks.today, *tasks.this_week), ""),
        _Block("later", "Owed later", tasks.later, ""),
    ]
    blocks = [one for one in found if one.tasks] or [_Block("own", "What is owed", (), none)]
    if tasks.waiting:
        blocks.append(
            _Block("waiting", "Waiting for someone else", tasks.waiting, "", of_others=True)
        )
    return blocks


def _offices(week: OfficesWeek) -> list[_Block]:
    return [
        _Block("book", "To book", week.to_book, "Every review that is due soon has its day."),
        _Block("invite", "To invite", week.to_invite, "Everybody is invited."),
        _Block("chase", "To chase", week.to_chase, "No paper is due."),
        _Block("send", "To send", week.to_send, "No record waits to be sent."),
    ]


def _shown(block: _Block, role: str) -> TaskBlock:
    return TaskBlock(
        block.code,
        block.heading,
        [_task(one, role) for one in block.tasks[: block.most]],
        len(block.tasks),
        block.none,
        block.of_others,
        block.last,
    )


def _task(one: Task, role: str) -> TaskShown:
    words = one.words
    if len(words) > LONGEST_WORDS:
        words = f"{words[:LONGEST_WORDS].rsplit(' ', 1)[0]} ..."
    return TaskShown(
        child_id=one.child.id,
        name=one.child.name,
        words=words,
        href=_address(one, role),
        when=day_words(one.by_on) if one.by_on else "No day is given",
        who=one.who,
        starred=one.starred,
    )


def _address(one: Task, role: str) -> str:
    line = line_of_route(one.route)
    if line is None or not allows(line, role, one.child.whose):
        return ""
    return reverse(one.route, kwargs={"child_id": one.child.id, **one.about})
