"""Who enters the care of the demo authority, when, and how each time in care will end.

Families enter together; a young person alone here and one on remand enter alone. Whole families
are kept, in the order drawn, until as many are looked after on the last day as were asked for.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from footprint.demo import authority as settings
from footprint.demo.columns import NEVER, Codes, Columns, Days, Flags, Numbers, Shares
from footprint.demo.days import DAYS_A_YEAR, birthday

#: How a family enters: as a family, a young person alone here, one on remand.
_Kinds = npt.NDArray[np.int64]

#: Care in the world ends at the latest with the eighteenth birthday.
_ADULT = 18


@dataclass(frozen=True, slots=True)
class Children(Columns):
    """One row a child. `status_ceased` is the day on which the status of unaccompanied
    asylum-seeking child ended; NEVER for everyone else and while it lasts."""

    born: Days
    male: Flags
    family: Numbers
    unaccompanied: Flags
    status_ceased: Days


@dataclass(frozen=True, slots=True)
class Periods(Columns):
    """One row a time in care, short breaks apart: [began, ended).

    `at_eighteen`: it ends because of the birthday. `authorised`, `placed`, `returned`: the days
    of the authority to place for adoption, of the placement, of its ending without adoption.
    `after_breaks`: it began when a series of short breaks turned into care, without a new start.
    """

    child: Numbers
    began: Days
    ended: Days
    path: Codes
    at_eighteen: Flags
    authorised: Days
    placed: Days
    returned: Days
    after_breaks: Flags


def make_people(
    authority: settings.Authority, rng: np.random.Generator, first_day: int, last_day: int
) -> tuple[Children, Periods]:
    """Children and their times in care, entries between the two days."""
    factor = 7.0
    while True:
        children, periods = _draw(round(authority.children * factor) + 60, rng, first_day, last_day)
        there = (periods.began <= last_day) & (periods.ended > last_day)
        family = children.family[periods.child]
        looked_after = np.cumsum(np.bincount(family[there], minlength=int(family.max()) + 1))
        if looked_after[-1] >= authority.children:
            kept = int(np.searchsorted(looked_after, authority.children)) + 1
            return _keep(children, periods, children.family < kept)
        factor *= 1.6


def _keep(children: Children, periods: Periods, which: Flags) -> tuple[Children, Periods]:
    """Only these children, numbered afresh, with their times in care."""
    renumbered = np.cumsum(which, dtype=np.int32) - 1
    periods = periods.take(which[periods.child])
    order = np.lexsort((periods.began, periods.child))
    periods = periods.take(order)
    moved = {f: getattr(periods, f) for f in Periods.__slots__}
    moved["child"] = renumbered[periods.child].astype(np.int32)
    return children.take(which), Periods(**moved)


def without_the_forgotten(
    children: Children, periods: Periods, day: int
) -> tuple[Children, Periods]:
    """Those still known on the day: care that ended before it is left out."""
    periods = periods.take(periods.ended > day)
    known = np.zeros(len(children), dtype=np.bool_)
    known[periods.child] = True
    return _keep(children, periods, known)


def _draw(
    families: int, rng: np.random.Generator, first_day: int, last_day: int
) -> tuple[Children, Periods]:
    """So many families, with every time in care of their children."""
    came = _newcomers(families, rng, first_day, last_day)
    fates = _Fates(
        rng.random(families)[came.family],
        rng.standard_normal(families)[came.family],
        rng.random(families)[came.family],
    )
    path = _paths(came.kind, came.age, fates.path)
    child = np.arange(len(came), dtype=np.int32)
    first = _careers(rng, _Entries(child, came.born, came.began, path), fates)
    again = _re_entries(rng, came.born, first, last_day)
    unaccompanied = came.kind == 1
    children = Children(
        born=came.born,
        male=rng.random(len(came)) < np.where(unaccompanied, 0.9, 0.54),
        family=came.family,
        unaccompanied=unaccompanied,
        status_ceased=_status_ceased(rng, unaccompanied, came.born, first),
    )
    return children, first.followed_by(again)


@dataclass(frozen=True, slots=True)
class _Newcomers(Columns):
    """One row a child who enters for the first time; `age` in years on the day."""

    family: Numbers
    kind: _Kinds
    age: Shares
    began: Days
    born: Days


def _newcomers(
    families: int, rng: np.random.Generator, first_day: int, last_day: int
) -> _Newcomers:
    """Each family enters together: the eldest, and the others some years younger each."""
    kind = rng.choice(
        3,
        families,
        p=[
            1 - settings.UNACCOMPANIED_SHARE - settings.REMAND_SHARE,
            settings.UNACCOMPANIED_SHARE,
            settings.REMAND_SHARE,
        ],
    )
    entered = rng.integers(first_day, last_day + 1, families)
    size = np.where(kind == 0, rng.choice(4, families, p=settings.FAMILY_SIZES) + 1, 1)
    family = np.repeat(np.arange(families, dtype=np.int32), size)
    place_in_family = np.arange(len(family)) - np.repeat(np.cumsum(size) - size, size)
    eldest = _ages(rng, kind)
    age = eldest[family] - place_in_family * (1.1 + 1.9 * rng.random(families)[family])
    together = (age > 0.02) & (age < 17.9)
    family, age = family[together], age[together]
    began = entered[family].astype(np.int32)
    born = (began - age * DAYS_A_YEAR).astype(np.int32)
    return _Newcomers(family=family, kind=kind[family], age=age, began=began, born=born)


def _ages(rng: np.random.Generator, kind: _Kinds) -> Shares:
    """Age in years of the eldest at entry."""
    count = len(kind)
    band = rng.choice(len(settings.AGE_BANDS), count, p=settings.AGE_SHARES)
    low, high = np.array(settings.AGE_BANDS).T
    age = low[band] + rng.random(count) * (high[band] - low[band])
    age = np.where(kind == 1, 15.2 + 2.5 * np.sqrt(rng.random(count)), age)
    return np.asarray(np.where(kind == 2, 13.0 + 4.8 * np.sqrt(rng.random(count)), age))


@dataclass(frozen=True, slots=True)
class _Fates:
    """What brothers and sisters share, so that they mostly leave together: draws of the path
    (uniform), of the length (normal) and of the length of long care (uniform)."""

    path: Shares
    length: Shares
    long: Shares


def _paths(kind: _Kinds, age: Shares, draw: Shares) -> Codes:
    band = np.searchsorted([4.0, 10.0, 16.0], age, side="right")
    path = np.zeros(len(age), dtype=np.int8)
    for number, shares in enumerate(settings.PATH_SHARES):
        here = band == number
        path[here] = np.searchsorted(np.cumsum(shares), draw[here] * 0.999999, side="right")
    path[kind == 1] = settings.UNACCOMPANIED
    path[kind == 2] = settings.REMAND
    return path


@dataclass(frozen=True, slots=True)
class _Entries:
    """Who enters care, born when, on what day and by what path."""

    child: Numbers
    born: Days
    began: Days
    path: Codes


def _careers(rng: np.random.Generator, entries: _Entries, fates: _Fates) -> Periods:
    """Each time in care from its first day to its last."""
    child, born, began, path = entries.child, entries.born, entries.began, entries.path
    count = len(child)
    eighteen = birthday(born, _ADULT)
    authorised, placed, returned = _adoptions(rng, began, path == settings.ADOPTION)
    long = -2800.0 * np.log1p(-fates.long * 0.999)
    length = np.select(
        [path == p for p in range(len(settings.PATHS))],
        [
            2 + 24 * rng.random(count) ** 0.8,
            27 + np.exp(5.1 + 1.0 * fates.length),
            190 + np.exp(5.3 + 0.6 * fates.length),
            np.where(returned < NEVER, returned + 60 + long, placed + 150 + 170 * rng.random(count))
            - began,
            240 + long,
            6 - 40 * np.log1p(-rng.random(count)),
            _alone_here(rng, count),
        ],
    )
    ended = began + np.maximum(np.minimum(length, NEVER - began), 1).astype(np.int32)
    at_eighteen = ended >= eighteen
    ended = np.where(at_eighteen, eighteen, ended).astype(np.int32)
    return Periods(
        child=child,
        began=began,
        ended=ended,
        path=path,
        at_eighteen=at_eighteen,
        authorised=np.where(authorised < ended, authorised, NEVER).astype(np.int32),
        placed=np.where(placed < ended, placed, NEVER).astype(np.int32),
        returned=np.where(returned < ended, returned, NEVER).astype(np.int32),
        after_breaks=np.zeros(count, dtype=np.bool_),
    )


def _alone_here(rng: np.random.Generator, count: int) -> Shares:
    """Days in care of a young person alone here: mostly until 18, some move on at once."""
    draw = rng.random(count)
    return np.where(draw < 0.12, 12 + draw * 1000, float(NEVER))


def _adoptions(rng: np.random.Generator, began: Days, which: Flags) -> tuple[Days, Days, Days]:
    """Days of authority, of the placement and of its ending without adoption."""
    count = len(began)
    authorised = began + rng.integers(200, 330, count)
    placed = authorised + 50 + np.exp(4.8 + 0.6 * rng.standard_normal(count)).astype(np.int64)
    ends = rng.random(count) < settings.DISRUPTED_SHARE
    returned = placed + rng.integers(45, 200, count)
    consent = rng.random(count) < settings.CONSENT_SHARE
    days = [
        np.where(which & ~consent, authorised, NEVER),
        np.where(which, placed, NEVER),
        np.where(which & ends, returned, NEVER),
    ]
    authority, placement, ending = (np.minimum(d, NEVER).astype(np.int32) for d in days)
    return authority, placement, ending


def _re_entries(rng: np.random.Generator, born: Days, first: Periods, last_day: int) -> Periods:
    """The second times in care of some who went home."""
    went_home = np.isin(first.path, [settings.BRIEF, settings.HOME]) & ~first.at_eighteen
    again = first.take(went_home & (rng.random(len(first)) < settings.RETURN_SHARE))
    count = len(again)
    gap = np.where(
        rng.random(count) < settings.SAME_DAY_SHARE, 0, 20 - 250 * np.log1p(-rng.random(count))
    )
    began = (again.ended + gap).astype(np.int32)
    possible = (began <= last_day) & (began < birthday(born[again.child], _ADULT) - 40)
    child, began = again.child[possible], began[possible]
    count = len(child)
    age = (began - born[child]) / DAYS_A_YEAR
    fates = _Fates(rng.random(count), rng.standard_normal(count), rng.random(count))
    path = _paths(np.zeros(count, dtype=np.int64), age, fates.path)
    return _careers(rng, _Entries(child, born[child], began, path), fates)


def _status_ceased(
    rng: np.random.Generator, unaccompanied: Flags, born: Days, first: Periods
) -> Days:
    """The day on which the status ended: with leave to stay, with care, or with 18."""
    leave_to_stay = first.began + rng.integers(120, 700, len(first))
    at_end = np.minimum(first.ended, birthday(born, _ADULT))
    granted = (rng.random(len(first)) < 0.15) & (leave_to_stay < at_end)
    ceased = np.where(granted, leave_to_stay, at_end)
    return np.where(unaccompanied, ceased, NEVER).astype(np.int32)
