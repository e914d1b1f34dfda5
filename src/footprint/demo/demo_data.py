"""Writes the demo authority's returns into a folder: one folder a year, and what is true of them."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from footprint.demo.authority import NAME, Authority, Service
from footprint.demo.cast import CastMember, cast_of
from footprint.demo.days import day_of, number
from footprint.demo.faults import FAULTS, Planted, plant, refuse_unknown
from footprint.demo.on_the_day import Standing, standing, with_some_overdue
from footprint.demo.outcomes import care_leavers, other_files
from footprint.demo.people_file import people_frame
from footprint.demo.refusal import DemoRefusedError
from footprint.demo.returns import Files, core_files, the_return
from footprint.demo.truth_file import write_truth
from footprint.demo.world import World, make_world, refuse_year
from footprint.demo.year import bounds

DEFAULT_SEED = 10
DEFAULT_YEAR_ENDING = 2026
MOST_YEARS = 10

#: Above this many children the truth and the people are not written unless asked for: both are
#: made child by child.
_ONE_BY_ONE_UP_TO = 5_000

_README = "READ-ME-FIRST.txt"
_TRUTH = "TRUTH.json"
_PEOPLE = "people.csv"
#: Days as the files write them.
_DATES = "%d/%m/%Y"

_FIRST_LINE = f"These children are made up. {NAME}, written by footprint demo-data."

Progress = Callable[[str, float], None]


class OutputNotEmptyError(DemoRefusedError):
    """The folder holds something that this command did not write."""


class UnusableRequestError(DemoRefusedError):
    """What was asked for cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What was written: the folder of each year, rows by file over all years, and the size.

    `people` is people.csv, `cast` those who may sign in: none where it was not written.
    """

    out: Path
    day: date
    standing: Standing
    folders: tuple[Path, ...]
    rows: dict[str, int]
    truth: Path | None
    people: Path | None
    cast: tuple[CastMember, ...]
    faults: tuple[Planted, ...]

    @property
    def looked_after(self) -> int:
        return self.standing.looked_after


def write_demo_returns(
    out: Path,
    *,
    children: int = 190,
    years: int = 5,
    seed: int = DEFAULT_SEED,
    service: Service = "good",
    year_ending: int | None = None,
    day: date | None = None,
    faults: Sequence[str] = (),
    with_truth: bool | None = None,
    with_people: bool | None = None,
    progress: Progress | None = None,
) -> DemoReport:
    """The returns of the last `years` collection years, as at `day`, and the people beside them.

    `year_ending`: the last of the years; when None the one in which `day` lies, or the default.
    `children`: about how many are looked after on its 31 March. `day`: a day of that year, on which
    it is not over and a few reviews are overdue; its 31 March when None. The same arguments give
    the same bytes. `faults` (named in `FAULTS`) are planted in the last year. `with_truth`: write
    TRUTH.json; `with_people`: write people.csv; up to 5,000 children when None. `progress` is told
    what is being done and the share done so far.
    """
    last_year = year_ending or (_year_of(day) if day else DEFAULT_YEAR_ENDING)
    _refuse_the_impossible(children, years, last_year, day)
    refuse_unknown(faults)
    tell = progress or _say_nothing
    _make_room(out)
    tell("Making the world", 0.0)
    world = make_world(Authority(children, service), seed=seed, year_ending=last_year)
    last = number(day) if day else world.last_day
    if last < world.last_day:
        world = with_some_overdue(world, last)
    stands = standing(world, last)
    _write_read_me(out, world, last, stands, ())
    loaded = range(last_year - years + 1, last_year + 1)
    written = _write_years(out, world, loaded, last, faults, tell=tell)
    small = children <= _ONE_BY_ONE_UP_TO
    truth = out / _TRUTH if (small if with_truth is None else with_truth) else None
    people = out / _PEOPLE if (small if with_people is None else with_people) else None
    cast: tuple[CastMember, ...] = ()
    if truth:
        tell("Counting the truth", 0.85)
        write_truth(truth, world, loaded, last)
    if people:
        tell("Writing the people", 0.95)
        rows = people_frame(world, loaded, last)
        rows.write_csv(people, date_format=_DATES)
        cast = cast_of(rows)
    _write_read_me(out, world, last, stands, written.faults)
    tell("Done", 1.0)
    return DemoReport(
        out=out,
        day=day_of(last),
        standing=stands,
        folders=written.folders,
        rows=written.rows,
        truth=truth,
        people=people,
        cast=cast,
        faults=written.faults,
    )


def _year_of(day: date) -> int:
    """The year in which the collection year of the day ends."""
    return day.year + (day.month > 3)


def folder_name(year: int) -> str:
    """The collection year ending in `year` as people write it: 2018-19."""
    return f"{year - 1}-{year % 100:02d}"


def _say_nothing(_what: str, _share: float) -> None:
    return


def _refuse_the_impossible(children: int, years: int, year_ending: int, day: date | None) -> None:
    if children < 1 or children > 2_000_000:
        sentence = "Ask for between 1 and 2,000,000 children."
        raise UnusableRequestError(sentence)
    if not 1 <= years <= MOST_YEARS:
        sentence = f"The demo keeps {MOST_YEARS} years of history: ask for 1 to {MOST_YEARS} years."
        raise UnusableRequestError(sentence)
    refuse_year(year_ending)
    start, end = bounds(year_ending)
    if day and not start <= number(day) <= end:
        sentence = f"The day must lie in the last year, {day_of(start)} to {day_of(end)}."
        raise UnusableRequestError(sentence)


def _make_room(out: Path) -> None:
    """An empty folder; what an earlier run of this command wrote is removed."""
    if out.exists() and not out.is_dir():
        sentence = f"{out} is a file. Name a folder for the demo returns."
        raise OutputNotEmptyError(sentence)
    out.mkdir(parents=True, exist_ok=True)
    if not any(out.iterdir()):
        return
    if not _made_by_us(out):
        sentence = (
            f"{out} is not empty and was not made by this command. Nothing was written: "
            "name an empty folder or one that does not exist."
        )
        raise OutputNotEmptyError(sentence)
    for made in [folder_name(year) for year in range(2000, 2100)]:
        if (out / made).is_dir():
            shutil.rmtree(out / made)
    for name in (_README, _TRUTH, _PEOPLE):
        (out / name).unlink(missing_ok=True)


def _made_by_us(out: Path) -> bool:
    readme = out / _README
    return readme.is_file() and readme.read_text(encoding="utf-8").startswith(_FIRST_LINE)


@dataclass(frozen=True, slots=True)
class _Written:
    folders: tuple[Path, ...]
    rows: dict[str, int]
    faults: tuple[Planted, ...]


def _write_years(
    out: Path, world: World, loaded: range, day: int, faults: Sequence[str], *, tell: Progress
) -> _Written:
    """A folder for each year; the faults stand in the last."""
    rows: dict[str, int] = {}
    folders = []
    planted: tuple[Planted, ...] = ()
    for step, year in enumerate(loaded):
        tell(f"Writing {folder_name(year)}", 0.4 + 0.5 * step / len(loaded))
        files = _files(world, year, day)
        if year == loaded[-1]:
            planted = plant(files, sorted(faults, key=FAULTS.index))
        folders.append(_write(out / folder_name(year), files))
        for name, frame in files.items():
            rows[name] = rows.get(name, 0) + len(frame)
    return _Written(tuple(folders), rows, planted)


def _files(world: World, year: int, day: int) -> Files:
    told = the_return(world, year, day)
    return {**core_files(told, care_leavers(told)), **other_files(told)}


def _write(folder: Path, files: Files) -> Path:
    folder.mkdir()
    for name, frame in files.items():
        frame.write_csv(folder / f"{name}.csv", date_format=_DATES)
    return folder


def _write_read_me(
    out: Path, world: World, day: int, stands: Standing, planted: tuple[Planted, ...]
) -> None:
    """Written first and last: with it there, a run that was broken off can be made again."""
    lines = [
        _FIRST_LINE,
        "",
        "No child, officer, home or council in these files exists. References begin with X,",
        "postcodes with ZZ; nothing here may be sent to anybody as a return.",
        "",
        f"Made with seed {world.seed}, service {world.authority.service}, as at {day_of(day)}.",
        "Each folder is one collection year, 1 April to 31 March, in the files of the SSDA903",
        "return. TRUTH.json, when it is there, holds the figures as they are in the made-up world",
        "(known from the years written), counted without the product. people.csv, when it is",
        "there, holds their names, officers, social workers, teams and protection plans.",
        "",
        f"On {day_of(day)}, short breaks apart: {stands.looked_after} children are looked after;",
        f"the review of {stands.overdue} is overdue, of {stands.due_soon} due in 30 days; "
        f"{stands.first_pending} wait for the first.",
    ]
    if planted:
        lines += ["", "Faults planted in the last year, and the child with whom each stands:"]
        lines += [f"  {fault.child}  {fault.name}: {fault.meaning}" for fault in planted]
    (out / _README).write_text("\n".join(lines) + "\n", encoding="utf-8")
