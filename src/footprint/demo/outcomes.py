"""The other files of a return: health and outcomes, missing, adoption, care leavers, workers."""

import numpy as np
import polars as pl

from footprint.demo import authority as settings
from footprint.demo.columns import NEVER, Flags, Numbers, last_of_each
from footprint.demo.days import add_months, as_dates, birthday
from footprint.demo.homes import A3, A5, K2
from footprint.demo.lots import pick, share
from footprint.demo.people import Periods
from footprint.demo.returns import Files, Return, born, empty_as_null, identifiers
from footprint.demo.workers import stints

#: Years from which the return has the file.
_WORKERS_FROM = 2024
_LIBERTY_FROM = 2027
#: The year from which apprentices have a code of their own.
_APPRENTICES_FROM = 2022

_WORKER_REASONS = (("MANAGE", 4), ("LEFTRL", 4), ("TSPROC", 3), ("ABSENC", 1), ("ORGRST", 1))
_IN_TOUCH = (("YES", 90), ("NO", 5), ("REFU", 2), ("NREQ", 2), ("RHOM", 1))
_WORK_BEFORE = (("F1", 6), ("F2", 20), ("F3", 22), ("P2", 5), ("G4", 12), ("G5", 30), ("G6", 5))
_WORK = (
    ("F1", 6), ("F2", 20), ("F4", 4), ("F5", 18), ("P2", 5), ("G4", 12), ("G5", 30), ("G6", 5),
)  # fmt: skip
_ROOF = (("U1", 36), ("B1", 14), ("D1", 16), ("Z1", 14), ("E1", 8), ("K1", 6), ("S2", 3), ("X2", 3))
_ADOPTERS = (
    ("F1 L0", 10), ("M1 L0", 2), ("MF L11", 62), ("MF L3", 8), ("MM L12", 6), ("FF L12", 6),
    ("FF L2", 3), ("MM L4", 3),
)  # fmt: skip


def other_files(told: Return) -> Files:
    """Every file but the four of `returns`; those that the year's return does not have left out."""
    files = {
        "missing": _missing(told),
        "placed_for_adoption": _should_be_placed(told),
        "previous_permanence": _previous_permanence(told),
        "oc2": _twelve_months(told),
        "oc3": _care_leavers(told),
        "ad1": _adopted(told),
    }
    if told.year >= _WORKERS_FROM:
        files["sw_episodes"] = _workers(told)
    if told.year >= _LIBERTY_FROM:
        files["dolo"] = _liberty(told)
    return files


def care_leavers(told: Return) -> Flags:
    """Of all children: those who left care at sixteen or over and turn 17 to 21 in the year."""
    people, care = told.world.children, told.world.periods
    begun = care.take(care.began <= told.end)
    last = begun.take(last_of_each(begun.child))
    born_on = people.born[last.child]
    left = (last.ended <= told.end) & (last.ended >= birthday(born_on, 16))
    left &= (last.ended - last.began >= 91) & (last.at_eighteen | (last.path == settings.STAYS))
    age = (birthday(born_on, 17) <= told.end) & (birthday(born_on, 22) > told.end)
    leavers = np.zeros(len(people), dtype=np.bool_)
    leavers[last.child[left & age]] = True
    return leavers


def _of_the_year(told: Return) -> tuple[Numbers, Periods]:
    """The times in care with a day in the return, and their numbers."""
    care = told.world.periods
    number = np.flatnonzero((care.began <= told.end) & (care.ended >= told.start)).astype(np.int32)
    return number, care.take(number)


def _missing(told: Return) -> pl.DataFrame:
    """At most one time away in each quarter of a year in care, of those over eleven."""
    number, care = _of_the_year(told)
    seed = told.world.seed
    first = np.maximum(told.start - care.began, 0) // 91
    frames = []
    for quarter in range(6):
        slot = number.astype(np.int64) * 1000 + first + quarter
        began = care.began + 91 * (first + quarter) + 10 + 60 * share(seed, "away from", slot)
        began = began.astype(np.int32)
        ended = began + 1 + (5 * share(seed, "away for", slot) ** 2).astype(np.int32)
        away = share(seed, "away", slot) < 0.045
        away &= birthday(told.world.children.born[care.child], 11) <= began
        away &= (began <= told.end) & (began >= told.start) & (ended < care.ended)
        kind = pick(seed, "kind of away", slot, (("M", 7), ("A", 3)))
        child = care.child[away]
        frames.append(
            pl.DataFrame(
                {
                    "CHILD": identifiers(child),
                    "DOB": born(told, child),
                    "MISSING": kind[away],
                    "MIS_START": as_dates(began[away]),
                    "MIS_END": told.seen(ended[away]),
                }
            )
        )
    return pl.concat(frames).sort("CHILD", "MIS_START")


def _should_be_placed(told: Return) -> pl.DataFrame:
    """The decisions that a child should be placed for adoption, and those that were given up."""
    _, care = _of_the_year(told)
    decided = np.minimum(care.authorised, care.placed) - 30
    care, decided = care.take(decided <= told.end), decided[decided <= told.end]
    ceased = told.seen(care.returned)
    reason = pick(told.world.seed, "given up", care.child, (("RD1", 6), ("RD4", 4)))
    return pl.DataFrame(
        {
            "CHILD": identifiers(care.child),
            "DOB": born(told, care.child),
            "DATE_PLACED": as_dates(decided),
            "DATE_PLACED_CEASED": ceased,
            "REASON_PLACED_CEASED": pl.Series(reason).set(ceased.is_null(), None),
        }
    )


def _previous_permanence(told: Return) -> pl.DataFrame:
    """What each child's life was before: nearly always no earlier permanent home."""
    _, care = _of_the_year(told)
    care = care.take(last_of_each(care.child))
    seed, born_on = told.world.seed, told.world.children.born[care.child]
    codes = (("Z1", 95), ("P2", 3), ("P1", 1), ("P3", 1))
    before = pick(seed, "before", care.child, codes)
    old_enough = birthday(born_on, 4) <= care.began
    before = np.where(old_enough, before, "Z1")
    year = as_dates(birthday(born_on, 2)).astype("datetime64[Y]").astype(np.int64) + 1970
    day = "zz/zz/" + pl.Series(year).cast(pl.String)
    return pl.DataFrame(
        {
            "CHILD": identifiers(care.child),
            "DOB": born(told, care.child),
            "PREV_PERM": before,
            "LA_PERM": pl.repeat(None, len(care), dtype=pl.String, eager=True),
            "DATE_PERM": day.set(pl.Series(before == "Z1"), None),
        }
    )


def _twelve_months(told: Return) -> pl.DataFrame:
    """Health and outcomes of those looked after for the twelve months to the last day."""
    _, care = _of_the_year(told)
    year_before = add_months(np.array([told.end], dtype=np.int32), -12)[0]
    child = care.child[(care.began <= year_before) & (care.ended > told.end)]
    born_on = told.world.children.born[child]
    under_five = birthday(born_on, 5) > told.end
    ten = birthday(born_on, 10) <= told.end
    difficulties = (birthday(born_on, 4) <= told.end) & (birthday(born_on, 17) > told.end)
    scored = difficulties & _yes(told, "asked of difficulties", child, 0.85)
    score = (1 + 26 * share(told.world.seed, f"difficulties {told.year}", child)).astype(np.int32)
    other = pick(told.world.seed, "no score", child, (("SDQ2", 3), ("SDQ4", 4), ("SDQ5", 3)))
    no_score = np.where(difficulties, other, "SDQ1")
    misuse = ten & _yes(told, "misuse", child, 0.04)
    received = misuse & _yes(told, "help received", child, 0.5)
    return pl.DataFrame(
        {
            "CHILD": identifiers(child),
            "DOB": as_dates(born_on),
            "SDQ_SCORE": pl.Series(score).cast(pl.String).set(pl.Series(~scored), None),
            "SDQ_REASON": pl.Series(no_score).set(pl.Series(scored), None),
            "CONVICTED": _flag(_yes(told, "convicted", child, 0.03), ten),
            "HEALTH_CHECK": _flag(_yes(told, "development", child, 0.88), under_five),
            "IMMUNISATIONS": _flag(_yes(told, "immunised", child, 0.84)),
            "TEETH_CHECK": _flag(_yes(told, "teeth", child, 0.8)),
            "HEALTH_ASSESSMENT": _flag(_yes(told, "assessed", child, 0.9)),
            "SUBSTANCE_MISUSE": _flag(misuse),
            "INTERVENTION_RECEIVED": _flag(received, misuse),
            "INTERVENTION_OFFERED": _flag(~received, misuse & ~received),
        }
    )


def _yes(told: Return, question: str, child: Numbers, chance: float) -> Flags:
    drawn = share(told.world.seed, f"{question} {told.year}", child)
    return np.asarray(drawn < chance)


def _flag(yes: Flags, asked: Flags | None = None) -> pl.Series:
    """1 and 0, nothing where it is not asked."""
    flags = np.where(yes, "1", "0")
    return empty_as_null(flags if asked is None else np.where(asked, flags, ""))


def _care_leavers(told: Return) -> pl.DataFrame:
    child = np.flatnonzero(care_leavers(told)).astype(np.int32)
    seed, year = told.world.seed, told.year
    touch = pick(seed, f"in touch {year}", child, _IN_TOUCH)
    work = _WORK if year >= _APPRENTICES_FROM else _WORK_BEFORE
    known = touch == "YES"
    return pl.DataFrame(
        {
            "CHILD": identifiers(child),
            "DOB": born(told, child),
            "IN_TOUCH": touch,
            "ACTIV": np.where(known, pick(seed, f"activity {year}", child, work), "0"),
            "ACCOM": np.where(known, pick(seed, f"roof {year}", child, _ROOF), "0"),
        }
    )


def _adopted(told: Return) -> pl.DataFrame:
    """One row a child adopted in the year."""
    number, care = _of_the_year(told)
    adopted = (care.path == settings.ADOPTION) & (care.returned == NEVER)
    adopted &= care.ended <= told.end
    number, care = number[adopted], care.take(adopted)
    by_carers = np.isin(number, told.episodes.period[np.isin(told.episodes.place, [A3, A5])])
    adopters = pl.Series(pick(told.world.seed, "adopters", care.child, _ADOPTERS), dtype=pl.String)
    sex = adopters.str.head(2)
    return pl.DataFrame(
        {
            "CHILD": identifiers(care.child),
            "DOB": born(told, care.child),
            "DATE_INT": as_dates(care.placed),
            "DATE_MATCH": as_dates(care.placed - 21),
            "FOSTER_CARE": _flag(by_carers),
            "NB_ADOPTR": _flag(sex.is_in(["F1", "M1"]).to_numpy()).replace("0", "2"),
            "SEX_ADOPTR": sex,
            "LS_ADOPTR": adopters.str.slice(3),
        }
    )


def _workers(told: Return) -> pl.DataFrame:
    """The social workers of each time in care, one after another; the reason is why she came."""
    number, _ = _of_the_year(told)
    rows = stints(told.world, number)
    rows = rows.take((rows.began <= told.end) & (rows.ended >= told.start))
    seed = told.world.seed
    reason = pick(
        seed, "why a worker came", rows.period.astype(np.int64) * 100 + rows.turn, _WORKER_REASONS
    )
    worker = (share(seed, "worker's number", rows.worker) * 10_000_000).astype(np.int64)
    frame = pl.DataFrame(
        {
            "CHILD": identifiers(rows.child),
            "DOB": born(told, rows.child),
            "SW_ID": "XX" + pl.Series(worker).cast(pl.String).str.zfill(10),
            "SW_DECOM": as_dates(rows.began),
            "SW_DEC": told.seen(rows.ended),
            "SW_REASON": np.where(rows.turn == 0, "FCONTA", reason),
        }
    )
    return frame.sort("CHILD", "SW_DECOM")


def _liberty(told: Return) -> pl.DataFrame:
    """Orders that deprive of liberty: a few of those over twelve in a children's home."""
    rows = told.episodes.take((told.episodes.place == K2) & (told.episodes.period >= 0))
    began = np.maximum(rows.began + 4, told.start)
    key = rows.child.astype(np.int64) * 100_000 + rows.began
    under_order = (share(told.world.seed, "liberty", key) < 0.05) & (began + 1 < rows.ended)
    under_order &= birthday(told.world.children.born[rows.child], 12) <= began
    under_order &= began <= told.end
    rows, began = rows.take(under_order), began[under_order]
    return pl.DataFrame(
        {
            "CHILD": identifiers(rows.child),
            "DOB": born(told, rows.child),
            "DOLO_START": as_dates(began),
            "DOLO_END": told.seen(np.minimum(began + 84, rows.ended).astype(np.int32)),
        }
    )
