"""What is to be done about reviews, in words, by the role that does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from footprint.accounts.matrix import allows, line_of_route
from footprint.accounts.roles import Role
from footprint.caseload.facts import MyWork
from footprint.domain.dates import day_words
from footprint.reviews.facts.work import OfficesWeek, Task, Work

#: Rows of a block. Those who work with a few children are shown everything.
MOST = 20
OF_A_FEW = 200
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
    """`rows` are the first of `count`; `of_others` says who owes each. `none` is said without any.
    `last` stands below the reviews that are due."""

    heading: str
    rows: Sequence[TaskShown]
    count: int
    none: str
    of_others: bool
    last: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """What a block is made of; `most` of its tasks are shown, `last` below the reviews due."""

    heading: str
    tasks: Sequence[Task]
    none: str
    of_others: bool = False
    most: int = MOST
    last: bool = False


def task_blocks(work: MyWork, role: str) -> list[TaskBlock]:
    """Nothing for a role that has no part in reviews, and for somebody without children."""
    if not work.whole:
        return []
    made = {
        Role.REVIEWING_OFFICER.value: _officers,
        Role.SOCIAL_WORKER.value: _workers,
        Role.SOCIAL_CARE_MANAGER.value: _managers,
        Role.IRO_MANAGER.value: _services,
    }
    blocks = made[role](work.tasks) if role in made else []
    return [_shown(one, role) for one in (_offices(work.week) if work.week else blocks)]


def _workers(tasks: Work) -> list[_Block]:
    return _owed(tasks, "Nothing is owed for your children.")


def _managers(tasks: Work) -> list[_Block]:
    return _owed(tasks, "No answer is owed for the children of your team.")


def _services(tasks: Work) -> list[_Block]:
    none = "Nothing round a review is late or due this week."
    return [_Block("Late or due this week", tasks.waiting, none, of_others=True)]


def _officers(tasks: Work) -> list[_Block]:
    none = "Nothing of yours is overdue, or due today or this week."
    hers = [
        _Block("Overdue for you", tasks.overdue, "Nothing of yours is overdue."),
        _Block("Today", tasks.today, "Nothing is due today."),
        _Block("This week", tasks.this_week, "Nothing more is due this week."),
    ]
    blocks = [
        *(hers if any(one.tasks for one in hers) else [_Block("For you to do", (), none)]),
        _Block(
            "Waiting for someone else",
            tasks.waiting,
            "You wait for nobody.",
            of_others=True,
        ),
    ]
    if tasks.to_plan:
        blocks.append(_Block("To plan", tasks.to_plan, "", most=FIRST_FEW, last=True))
    return blocks


def _owed(tasks: Work, none: str) -> list[_Block]:
    """Everything that is owed, the overdue first, and what others owe for the same children."""
    found = [
        _Block("Owed and overdue", tasks.overdue, "", most=OF_A_FEW),
        _Block("Owed this week", (*tasks.today, *tasks.this_week), "", most=OF_A_FEW),
        _Block("Owed later", tasks.later, "", most=OF_A_FEW),
    ]
    blocks = [one for one in found if one.tasks] or [_Block("What is owed", (), none)]
    if tasks.waiting:
        blocks.append(_Block("Waiting for someone else", tasks.waiting, "", of_others=True))
    return blocks


def _offices(week: OfficesWeek) -> list[_Block]:
    return [
        _Block("To book", week.to_book, "Every review that is due soon has its day."),
        _Block("To invite", week.to_invite, "Everybody is invited."),
        _Block("To chase", week.to_chase, "No paper is due."),
        _Block("To send", week.to_send, "No record waits to be sent."),
    ]


def _shown(block: _Block, role: str) -> TaskBlock:
    return TaskBlock(
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
