"""What is to be done about reviews, in words, by the role that does it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from footprint.accounts.roles import Role
from footprint.caseload.facts import MyWork
from footprint.domain.dates import day_words
from footprint.reviews.work_facts import OfficesWeek, Task, Work

#: Rows of a block. Those who work with a few children are shown everything.
MOST = 20
OF_A_FEW = 200
LONGEST_WORDS = 160


@dataclass(frozen=True, slots=True)
class TaskShown:
    child_id: int
    name: str
    words: str
    href: str
    when: str
    who: str
    starred: bool


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """`rows` are the first of `count`; `of_others` says who owes each. `none` is said without any."""

    heading: str
    rows: Sequence[TaskShown]
    count: int
    none: str
    of_others: bool = False


def task_blocks(work: MyWork, role: str) -> list[TaskBlock]:
    """Nothing for a role that has no part in reviews, and for somebody without children."""
    if not work.whole:
        return []
    if work.week:
        return _offices(work.week)
    made = {
        Role.REVIEWING_OFFICER.value: _officers,
        Role.SOCIAL_WORKER.value: _workers,
        Role.SOCIAL_CARE_MANAGER.value: _managers,
        Role.IRO_MANAGER.value: _services,
    }
    return made[role](work.tasks) if role in made else []


def _workers(tasks: Work) -> list[TaskBlock]:
    return _owed(tasks, "Nothing is owed for your children.")


def _managers(tasks: Work) -> list[TaskBlock]:
    return _owed(tasks, "No answer is owed for the children of your team.")


def _services(tasks: Work) -> list[TaskBlock]:
    none = "Nothing round a review is late or due this week."
    return [_block("Late or due this week", tasks.waiting, none, of_others=True)]


def _officers(tasks: Work) -> list[TaskBlock]:
    blocks = [
        _block("Overdue for you", tasks.overdue, "Nothing of yours is overdue."),
        _block("Today", tasks.today, "Nothing is due today."),
        _block("This week", tasks.this_week, "Nothing more is due this week."),
        _block(
            "Waiting for someone else",
            tasks.waiting,
            "You wait for nobody.",
            of_others=True,
        ),
    ]
    if tasks.to_be_seen:
        blocks.append(_block("To be seen", tasks.to_be_seen, ""))
    return blocks


def _owed(tasks: Work, none: str) -> list[TaskBlock]:
    """Everything that is owed, the overdue first, and what others owe for the same children."""
    found = [
        _block("Owed and overdue", tasks.overdue, "", most=OF_A_FEW),
        _block("Owed this week", (*tasks.today, *tasks.this_week), "", most=OF_A_FEW),
        _block("Owed later", tasks.later, "", most=OF_A_FEW),
    ]
    blocks = [one for one in found if one.rows] or [_block("What is owed", (), none)]
    if tasks.waiting:
        blocks.append(_block("Waiting for someone else", tasks.waiting, "", of_others=True))
    return blocks


def _offices(week: OfficesWeek) -> list[TaskBlock]:
    return [
        _block("To book", week.to_book, "Every review that is due soon has its day."),
        _block("To invite", week.to_invite, "Everybody is invited."),
        _block("To chase", week.to_chase, "No paper is due."),
        _block("To send", week.to_send, "No record waits to be sent."),
    ]


def _block(
    heading: str,
    tasks: Sequence[Task],
    none: str,
    *,
    of_others: bool = False,
    most: int = MOST,
) -> TaskBlock:
    return TaskBlock(heading, [_shown(one) for one in tasks[:most]], len(tasks), none, of_others)


def _shown(one: Task) -> TaskShown:
    words = one.words
    if len(words) > LONGEST_WORDS:
        words = f"{words[:LONGEST_WORDS].rsplit(' ', 1)[0]} ..."
    return TaskShown(
        child_id=one.child.id,
        name=one.child.name,
        words=words,
        href=reverse(one.route, kwargs={"child_id": one.child.id, **one.about}),
        when=day_words(one.by_on) if one.by_on else "No day is given",
        who=one.who,
        starred=one.starred,
    )
