"""The world written as a council's SSDA903 return: one collection year, as at a day.

A return tells what happened up to its last day and nothing after it: an episode still open then
has no end, whatever the world knows. Nothing in a return is real: references begin with X,
postcodes with ZZ, and no such pupil numbers or providers exist.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from footprint.demo import authority as settings
from footprint.demo.careers import END_REASONS, LEGAL_STATUSES, NEW_EPISODES, X1, Episodes, P
from footprint.demo.columns import Days, Flags, Numbers, following
from footprint.demo.days import as_dates, birthday
from footprint.demo.homes import (
    A3,
    A4,
    A5,
    A6,
    H5,
    HOME_TYPES,
    K1,
    K2,
    K3,
    P1,
    PLACED_FOR_ADOPTION,
    R1,
    R5,
    S1,
    TEMPORARY,
    U3,
)
from footprint.demo.lots import pick, share
from footprint.demo.review_record import PARTICIPATION
from footprint.demo.world import World
from footprint.demo.year import bounds

Files = dict[str, pl.DataFrame]

#: Sex is a letter from this year on, a digit before.
_SEX_LETTERS_FROM = 2025

_ETHNICITIES = (
    ("WBRI", 70), ("WOTH", 4), ("WIRI", 1), ("MWBC", 4), ("MWBA", 2), ("MWAS", 2), ("MOTH", 2),
    ("APKN", 2), ("AOTH", 2), ("BAFR", 3), ("BCRB", 2), ("BOTH", 1), ("OOTH", 3), ("NOBT", 2),
)  # fmt: skip
_ETHNICITIES_ALONE_HERE = (("AOTH", 30), ("OOTH", 30), ("BAFR", 25), ("ABAN", 5), ("WOTH", 10))
_NEEDS = (("N1", 62), ("N2", 3), ("N3", 4), ("N4", 9), ("N5", 18), ("N6", 2), ("N8", 2))
_MOVE_REASONS = (
    ("CARPL", 38), ("CREQB", 16), ("CREQO", 10), ("CHILD", 9), ("LAREQ", 8), ("STAND", 4),
    ("ALLEG", 4), ("CLOSE", 5), ("APPRR", 1), ("OTHER", 5),
)  # fmt: skip
_PROVIDERS = {
    P1: (("PR0", 1),),
    U3: (("PR1", 1),),
    K1: (("PR2", 1),),
    R5: (("PR3", 1),),
    K2: (("PR4", 7), ("PR1", 2), ("PR5", 1)),
    H5: (("PR4", 8), ("PR5", 2)),
    K3: (("PR4", 8), ("PR5", 2)),
    R1: (("PR4", 1),),
    S1: (("PR4", 3), ("PR5", 1)),
    A3: (("PR1", 1),),
    A4: (("PR1", 1),),
    A5: (("PR1", 1),),
    A6: (("PR1", 1),),
}
_FOSTER_PROVIDERS = (("PR1", 6), ("PR4", 4))
#: Homes that no inspector registers.
_NOT_INSPECTED = (P1, R5, H5, *TEMPORARY)


@dataclass(frozen=True, slots=True)
class Return:
    """What one return is about: its year, the days it covers, and the children in it."""

    world: World
    year: int
    start: int
    end: int
    episodes: Episodes

    @property
    def in_care(self) -> Flags:
        """Of all children: those with an episode in the return."""
        present = np.zeros(len(self.world.children), dtype=np.bool_)
        present[self.episodes.child] = True
        return present

    def seen(self, days: Days) -> pl.Series:
        """The days as dates, null when they come after the last day of the return."""
        dates = pl.Series(as_dates(np.where(days <= self.end, days, 0)))
        return dates.set(pl.Series(days > self.end), None)


def the_return(world: World, year: int, day: int) -> Return:
    """The return of the year ending in `year`, as at the day if that comes before its end."""
    start, end = bounds(year)
    end = min(end, day)
    rows = world.episodes
    return Return(world, year, start, end, rows.take((rows.began <= end) & (rows.ended >= start)))


def identifiers(children: npt.NDArray[np.integer]) -> pl.Series:
    """The authority's own reference: X and the child's number."""
    return "X" + pl.Series(children + 1).cast(pl.String).str.zfill(6)


def core_files(told: Return, care_leavers: Flags) -> Files:
    """Header, episodes, reviews and UASC. `care_leavers` are in the header too."""
    return {
        "header": _header(told, care_leavers),
        "episodes": _episodes(told),
        "reviews": _reviews(told),
        "uasc": _uasc(told),
    }


def sexes(told: Return, children: npt.NDArray[np.integer]) -> npt.NDArray[np.str_]:
    male = told.world.children.male[children]
    letters = told.year >= _SEX_LETTERS_FROM
    return np.where(male, "M" if letters else "1", "F" if letters else "2")


def born(told: Return, children: npt.NDArray[np.integer]) -> npt.NDArray[np.datetime64]:
    return as_dates(told.world.children.born[children])


def _header(told: Return, care_leavers: Flags) -> pl.DataFrame:
    people, seed = told.world.children, told.world.seed
    child = np.flatnonzero(told.in_care | care_leavers).astype(np.int32)
    ethnicity = np.where(
        people.unaccompanied[child],
        pick(seed, "ethnicity alone here", child, _ETHNICITIES_ALONE_HERE),
        pick(seed, "ethnicity", child, _ETHNICITIES),
    )
    mother, childs_birth = _mothers(told, child)
    return pl.DataFrame(
        {
            "CHILD": identifiers(child),
            "SEX": sexes(told, child),
            "DOB": born(told, child),
            "ETHNIC": ethnicity,
            "UPN": _pupil_numbers(told, child),
            "MOTHER": mother,
            "MC_DOB": childs_birth,
        }
    )


def _mothers(told: Return, child: Numbers) -> tuple[pl.Series, pl.Series]:
    """Young women of fourteen and over: whether a mother, and when her child was born."""
    people = told.world.children
    looked_after = np.zeros(len(people), dtype=np.bool_)
    looked_after[told.episodes.child[told.episodes.period >= 0]] = True
    fourteen = birthday(people.born[child], 14)
    asked = ~people.male[child] & looked_after[child] & (fourteen <= told.start)
    since = fourteen + 900 + 500 * share(told.world.seed, "child's birth", child)
    is_mother = asked & (share(told.world.seed, "mother", child) < 0.03) & (since <= told.end)
    flag = np.where(is_mother, "1", np.where(asked, "0", ""))
    births = pl.Series(as_dates(np.where(is_mother, since, 0).astype(np.int32)))
    return empty_as_null(flag), births.set(pl.Series(~is_mother), None)


def empty_as_null(text: npt.NDArray[np.str_]) -> pl.Series:
    """Text with nothing in place of empty text."""
    series = pl.Series(text, dtype=pl.String)
    return series.set(series == "", None)


def _pupil_numbers(told: Return, child: Numbers) -> pl.Series:
    """A made-up number of authority 000, UN1 under five."""
    number = "A000" + pl.Series(child + 1).cast(pl.String).str.zfill(9)
    young = birthday(told.world.children.born[child], 5) > told.end
    return number.set(pl.Series(young), "UN1")


def _episodes(told: Return) -> pl.DataFrame:
    rows, world = told.episodes, told.world
    ended = told.seen(rows.ended)
    reason = pl.Series(np.array(END_REASONS)[rows.end_reason])
    status = pl.Series(np.array(LEGAL_STATUSES)[rows.legal_status])
    return pl.DataFrame(
        {
            "CHILD": identifiers(rows.child),
            "DECOM": as_dates(rows.began),
            "RNE": np.array(NEW_EPISODES)[rows.new],
            "LS": status,
            "CIN": _needs(told),
            "PLACE": np.array(HOME_TYPES)[rows.place],
            "PLACE_PROVIDER": _providers(told),
            "DEC": ended,
            "REC": reason.set(ended.is_null(), None),
            "REASON_PLACE_CHANGE": _reasons_for_moving(told),
            "HOME_POST": _home_postcodes(told),
            "PL_POST": postcodes(rows.home),
            "URN": _providers_numbers(world.seed, rows),
        }
    )


def _needs(told: Return) -> npt.NDArray[np.str_]:
    """One need for the whole of a time in care."""
    rows, world = told.episodes, told.world
    path = np.where(rows.period < 0, -1, world.periods.path[rows.period])
    need = pick(world.seed, "need", np.where(rows.period < 0, rows.child, rows.period), _NEEDS)
    need = np.where((rows.period < 0) | world.periods.after_breaks[rows.period], "N2", need)
    need = np.where(path == settings.REMAND, "N6", need)
    return np.where(path == settings.UNACCOMPANIED, "N8", need)


def _providers(told: Return) -> pl.Series:
    rows, seed = told.episodes, told.world.seed
    provider = pick(seed, "provider", rows.home, _FOSTER_PROVIDERS)
    for place, providers in _PROVIDERS.items():
        here = rows.place == place
        provider[here] = pick(seed, "provider", rows.home[here], providers)
    provider[rows.temporary] = ""
    return empty_as_null(provider)


def _reasons_for_moving(told: Return) -> pl.Series:
    """Given on the episode that ends, when the next one is in another home or another kind."""
    rows, seed = told.episodes, told.world.seed
    new = following(rows.new, -1)
    to_stay = following(rows.temporary, 0)
    moves = (rows.end_reason == X1) & (rows.ended <= told.end) & (new >= P)
    moves &= ~rows.temporary & ~to_stay
    same_home = following(rows.home, -1) == rows.home
    adopting = np.isin(following(rows.place, -1), PLACED_FOR_ADOPTION)
    reason = pick(seed, "move", rows.home, _MOVE_REASONS)
    reason = np.where(adopting, "CARPL", reason)
    reason = np.where(same_home, "PLACE", reason)
    return empty_as_null(np.where(moves, reason, ""))


def _home_postcodes(told: Return) -> pl.Series:
    """Where the family lives; none for a young person alone here."""
    people, child = told.world.children, told.episodes.child
    codes = postcodes((1_000_000_000 + people.family[child]).astype(np.int32))
    return codes.set(pl.Series(people.unaccompanied[child]), None)


def postcodes(place: Numbers) -> pl.Series:
    """A postcode of the area ZZ, which does not exist."""
    number = pl.Series(place).cast(pl.Int64)
    letters = pl.Series([a + b for a in "ABDEFGHJLN" for b in "PQRSTUWXYZ"])
    end = letters.gather((number // 891) % 100)
    return (
        "ZZ"
        + (number % 99 + 1).cast(pl.String)
        + " "
        + (number // 99 % 9 + 1).cast(pl.String)
        + end
    )


def _providers_numbers(seed: int, rows: Episodes) -> pl.Series:
    """A provider's number of a range that is not given out, the same for the whole stay."""
    made_up = (900_000 + share(seed, "provider's number", rows.home) * 99_999).astype(np.int32)
    numbers = "SC" + pl.Series(made_up).cast(pl.String)
    return numbers.set(pl.Series(np.isin(rows.place, _NOT_INSPECTED)), "XXXXXXX")


def _reviews(told: Return) -> pl.DataFrame:
    held = told.world.reviews
    held = held.take((held.held >= told.start) & (held.held <= told.end))
    child = told.world.periods.child[held.period]
    order = np.lexsort((held.held, child))
    held, child = held.take(order), child[order]
    return pl.DataFrame(
        {
            "CHILD": identifiers(child),
            "DOB": born(told, child),
            "REVIEW": as_dates(held.held),
            "REVIEW_CODE": np.array(PARTICIPATION)[held.participation],
        }
    )


def _uasc(told: Return) -> pl.DataFrame:
    people = told.world.children
    with_status = told.in_care & people.unaccompanied & (people.status_ceased >= told.start)
    child = np.flatnonzero(with_status).astype(np.int32)
    return pl.DataFrame(
        {
            "CHILD": identifiers(child),
            "SEX": sexes(told, child),
            "DOB": born(told, child),
            "DUC": told.seen(people.status_ceased[child]),
        }
    )
