"""The twelve kinds of file of an SSDA903 return: their columns, and how each is recognised.

The names of the columns stand here and in no other package.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from footprint.domain import codes
from footprint.domain.codes import CodeSet

CHILD = "CHILD"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    `needed` are the columns without which the file cannot be read at all; a file that has the
    `known_by` columns is of this kind. `dates` maps a date column to what it is called in a
    sentence, `codes` a code column to its set. `key` says which row is which: no two rows of one
    return may share it (reviews excepted: there the domain decides), and any may when it is empty.
    `file_names` is a pattern for the file's name, looked for when the columns do not tell.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    known_by: tuple[str, ...]
    needed: tuple[str, ...]
    dates: Mapping[str, str]
    key: tuple[str, ...]
    file_names: str
    codes: Mapping[str, CodeSet] = field(default_factory=dict)
    #: Columns kept as they are written.
    texts: tuple[str, ...] = ()
    #: Columns of whole numbers: column -> the numbers allowed.
    numbers: Mapping[str, range] = field(default_factory=dict)
    #: Dates of which the day, or the day and month, may be written zz.
    part_dates: frozenset[str] = frozenset()
    #: Dates without which, or with a wrong one of which, a row is refused.
    placed_by: tuple[str, ...] = ()
    #: Dates that may be blank, but refuse the row when they are no date.
    refused_by: tuple[str, ...] = ()
    #: The columns that hold a start and its end.
    span: tuple[str, str] | None = None

    @property
    def feeds_the_figures(self) -> bool:
        return self.name in {"header", "episodes", "reviews", "uasc"}


_BIRTH = {"DOB": "date of birth"}

HEADER = Kind(
    name="header",
    title="Header",
    columns=(CHILD, "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    known_by=(CHILD, "SEX", "DOB", "ETHNIC"),
    needed=(CHILD, "DOB"),
    dates=_BIRTH | {"MC_DOB": "date of birth of the mother's child"},
    key=(CHILD,),
    file_names="headers?",
    codes={"SEX": codes.SEXES, "ETHNIC": codes.ETHNICITIES, "MOTHER": codes.MOTHERHOOD},
)

EPISODES = Kind(
    name="episodes",
    title="Episodes",
    columns=(
        *(CHILD, "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"),
        *("REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"),
    ),
    known_by=(CHILD, "DECOM", "LS"),
    needed=(CHILD, "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"),
    dates={"DECOM": "start date", "DEC": "end date"},
    key=(CHILD, "DECOM"),
    file_names="episodes?",
    codes={
        "RNE": codes.NEW_EPISODE_REASONS,
        "LS": codes.LEGAL_STATUSES,
        "CIN": codes.CATEGORIES_OF_NEED,
        "PLACE": codes.PLACEMENTS,
        "PLACE_PROVIDER": codes.PLACEMENT_PROVIDERS,
        "REC": codes.END_REASONS,
        "REASON_PLACE_CHANGE": codes.PLACEMENT_CHANGE_REASONS,
    },
    placed_by=("DECOM",),
    refused_by=("DEC",),
    span=("DECOM", "DEC"),
)

REVIEWS = Kind(
    name="reviews",
    title="Reviews",
    columns=(CHILD, "DOB", "REVIEW", "REVIEW_CODE"),
    known_by=(CHILD, "REVIEW", "REVIEW_CODE"),
    needed=(CHILD, "REVIEW", "REVIEW_CODE"),
    dates=_BIRTH | {"REVIEW": "review date"},
    key=(CHILD, "REVIEW"),
    file_names="reviews?",
    codes={"REVIEW_CODE": codes.PARTICIPATION},
    placed_by=("REVIEW",),
)

UASC = Kind(
    name="uasc",
    title="UASC",
    columns=(CHILD, "SEX", "DOB", "DUC"),
    known_by=(CHILD, "DOB", "DUC"),
    needed=(CHILD, "DUC"),
    dates=_BIRTH | {"DUC": "date the status ceased"},
    key=(CHILD,),
    file_names="uasc",
    codes={"SEX": codes.SEXES},
    refused_by=("DUC",),
)

MISSING = Kind(
    name="missing",
    title="Missing",
    columns=(CHILD, "DOB", "MISSING", "MIS_START", "MIS_END"),
    known_by=(CHILD, "MISSING", "MIS_START"),
    needed=(CHILD,),
    dates=_BIRTH | {"MIS_START": "start of the absence", "MIS_END": "end of the absence"},
    key=(CHILD, "MIS_START"),
    file_names="missing",
    codes={"MISSING": codes.ABSENCES},
    span=("MIS_START", "MIS_END"),
)

PLACED_FOR_ADOPTION = Kind(
    name="placed_for_adoption",
    title="Should be placed for adoption",
    columns=(CHILD, "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    known_by=(CHILD, "DATE_PLACED"),
    needed=(CHILD,),
    dates=_BIRTH
    | {
        "DATE_PLACED": "date of the decision for adoption",
        "DATE_PLACED_CEASED": "date the decision was changed",
    },
    key=(CHILD, "DATE_PLACED"),
    file_names="placed_?(for_?)?adoption|ad_placed",
    codes={"REASON_PLACED_CEASED": codes.ADOPTION_PLAN_END_REASONS},
    span=("DATE_PLACED", "DATE_PLACED_CEASED"),
)

PREVIOUS_PERMANENCE = Kind(
    name="previous_permanence",
    title="Previous permanence",
    columns=(CHILD, "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
    known_by=(CHILD, "PREV_PERM"),
    needed=(CHILD,),
    dates=_BIRTH | {"DATE_PERM": "date of the earlier order"},
    key=(CHILD,),
    file_names="prev(ious)?_?perm(anence)?",
    codes={"PREV_PERM": codes.PREVIOUS_PERMANENCE},
    part_dates=frozenset({"DATE_PERM"}),
)

_OUTCOMES = (
    *("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT"),
    *("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
)

OC2 = Kind(
    name="oc2",
    title="Outcomes (OC2)",
    columns=(CHILD, "DOB", "SDQ_SCORE", "SDQ_REASON", *_OUTCOMES),
    known_by=(CHILD, "SDQ_SCORE", "CONVICTED"),
    needed=(CHILD,),
    dates=_BIRTH,
    key=(CHILD,),
    file_names="oc_?2",
    numbers={"SDQ_SCORE": range(41)},
    codes={"SDQ_REASON": codes.SDQ_REASONS} | dict.fromkeys(_OUTCOMES, codes.OUTCOME_FLAGS),
)

SW_EPISODES = Kind(
    name="sw_episodes",
    title="Social worker episodes",
    columns=(CHILD, "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
    known_by=(CHILD, "SW_ID", "SW_DECOM"),
    needed=(CHILD,),
    dates=_BIRTH | {"SW_DECOM": "start date", "SW_DEC": "end date"},
    key=(CHILD, "SW_DECOM"),
    file_names="sw_?episodes?|social_?worker(_?episodes?)?",
    codes={"SW_REASON": codes.SOCIAL_WORKER_CHANGE_REASONS},
    texts=("SW_ID",),
    span=("SW_DECOM", "SW_DEC"),
)

AD1 = Kind(
    name="ad1",
    title="Adopted in the year (AD1)",
    columns=(
        *(CHILD, "DOB", "DATE_INT", "DATE_MATCH"),
        *("FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    ),
    known_by=(CHILD, "DATE_INT", "DATE_MATCH"),
    needed=(CHILD,),
    dates=_BIRTH
    | {
        "DATE_INT": "date of the decision for adoption",
        "DATE_MATCH": "date of the match",
    },
    key=(CHILD,),
    file_names="ad_?1",
    codes={
        "FOSTER_CARE": codes.ADOPTED_BY_FOSTER_CARER,
        "NB_ADOPTR": codes.NUMBERS_OF_ADOPTERS,
        "SEX_ADOPTR": codes.SEXES_OF_ADOPTERS,
        "LS_ADOPTR": codes.LEGAL_STATUSES_OF_ADOPTERS,
    },
)

OC3 = Kind(
    name="oc3",
    title="Care leavers (OC3)",
    columns=(CHILD, "DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
    known_by=(CHILD, "IN_TOUCH", "ACTIV"),
    needed=(CHILD,),
    dates=_BIRTH,
    key=(CHILD,),
    file_names="oc_?3",
    codes={
        "IN_TOUCH": codes.IN_TOUCH,
        "ACTIV": codes.ACTIVITIES,
        "ACCOM": codes.ACCOMMODATION,
    },
)

DOLO = Kind(
    name="dolo",
    title="Deprivation of liberty orders",
    columns=(CHILD, "DOB", "DOLO_START", "DOLO_END"),
    known_by=(CHILD, "DOLO_START"),
    needed=(CHILD,),
    dates=_BIRTH | {"DOLO_START": "start of the order", "DOLO_END": "end of the order"},
    key=(CHILD, "DOLO_START"),
    file_names="do_?lo",
    span=("DOLO_START", "DOLO_END"),
)

#: In the order of the product's JSON.
KINDS: tuple[Kind, ...] = (
    HEADER,
    EPISODES,
    REVIEWS,
    UASC,
    MISSING,
    PLACED_FOR_ADOPTION,
    PREVIOUS_PERMANENCE,
    OC2,
    SW_EPISODES,
    AD1,
    OC3,
    DOLO,
)

BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def column_name(cell: str) -> str:
    """A header cell as a column's name: case, spaces and a stray mark do not matter."""
    return re.sub(r"[\s\-]+", "_", cell.strip("\ufeff \t\r\n")).upper()


def kind_by_columns(names: Iterable[str]) -> Kind | None:
    """The kind whose telling columns are all there; the one with most of its columns if several."""
    present = set(names)
    having = [kind for kind in KINDS if present.issuperset(kind.known_by)]
    return max(having, key=lambda kind: len(present.intersection(kind.columns)), default=None)


#: Social worker episodes before episodes: the name of one is in the name of the other.
_BY_FILE_NAME = tuple(
    (kind, re.compile(rf"(^|_)({kind.file_names})(_|\d|$)"))
    for kind in (SW_EPISODES, *(kind for kind in KINDS if kind is not SW_EPISODES))
)


def kind_by_file_name(name: str) -> Kind | None:
    """The kind that a file's name says, without its folder and ending."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", stem)
    words = re.sub(r"[^a-z0-9]+", "_", words.lower())
    return next((kind for kind, pattern in _BY_FILE_NAME if pattern.search(words)), None)
