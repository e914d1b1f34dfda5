"""The codes of health and other outcomes, adoption, earlier permanence, leaving care and the
child's social workers."""

from footprint.domain.codes.codeset import LAST_YEAR, NOT_FOUND, Code, CodeSet, listed

OUTCOME_FLAGS = CodeSet(
    "Outcomes in twelve months: convicted, development check, immunisations, teeth, health "
    "assessment, substance misuse, intervention received, intervention offered",
    listed("schema", {"0": "no", "1": "yes"}),
)

SDQ_REASONS = CodeSet(
    "Why there is no strengths and difficulties score",
    listed(
        "schema, standard",
        {
            "SDQ1": "under 4 or over 16",
            "SDQ2": "carer chose not to fill it in",
            "SDQ3": "not possible because of severe disability",
            "SDQ4": "another reason",
            "SDQ5": "child or young person chose not to have one",
        },
    ),
)

ADOPTED_BY_FOSTER_CARER = CodeSet(
    "Adopted by the former foster carer", listed("schema", {"0": "no", "1": "yes"})
)

NUMBERS_OF_ADOPTERS = CodeSet(
    "Number of adopters",
    listed("validator", {"1": "one adopter", "2": "two adopters"}),
    note="Read for 2022/23 and later, taken to hold before.",
)

SEXES_OF_ADOPTERS = CodeSet(
    "Sex of the adopters",
    listed(
        "schema, standard",
        {
            "M1": "one man",
            "F1": "one woman",
            "MM": "two men",
            "FF": "two women",
            "MF": "a man and a woman",
        },
    ),
)

LEGAL_STATUSES_OF_ADOPTERS = CodeSet(
    "Legal status of the adopters",
    listed(
        "schema, validator, standard",
        {
            "L0": "single",
            "L11": "married, of different gender",
            "L12": "married, of the same gender",
            "L2": "in a civil partnership",
            "L3": "not married, of different gender",
            "L4": "neither married nor in a civil partnership, of the same gender",
        },
    ),
)

ADOPTION_PLAN_END_REASONS = CodeSet(
    "Why the child should no longer be placed for adoption",
    listed(
        "schema, standard",
        {
            "RD1": "the child’s needs changed",
            "RD2": "the court made no placement order",
            "RD3": "no adopters were found",
            "RD4": "another reason",
        },
    ),
)

PREVIOUS_PERMANENCE = CodeSet(
    "Earlier permanence",
    listed(
        "schema, standard",
        {
            "P1": "adoption",
            "P2": "special guardianship order",
            "P3": "residence or child arrangements order",
            "P4": "not known",
            "Z1": "none",
        },
    ),
)

IN_TOUCH = CodeSet(
    "In touch with the care leaver",
    listed(
        "schema, standard",
        {
            "YES": "in touch",
            "NO": "not in touch",
            "DIED": "died after leaving care",
            "REFU": "young person wants no contact",
            "NREQ": "young person no longer needs the service",
            "RHOM": "back with parents for six months or more",
        },
    ),
)


def _full_and_part_time(
    digit: str, activity: str, first_year: int, last_year: int = LAST_YEAR
) -> tuple[Code, Code]:
    source = "schema, standard" if last_year < LAST_YEAR else "schema, validator, standard"
    return (
        Code(f"F{digit}", f"{activity}, full time", source, first_year, last_year),
        Code(f"P{digit}", f"{activity}, part time", source, first_year, last_year),
    )


ACTIVITIES = CodeSet(
    "Activity of the care leaver",
    (
        *_full_and_part_time("1", "higher education", 2017),
        *_full_and_part_time("2", "other education", 2017),
        *_full_and_part_time("3", "training or employment", 2017, 2021),
        *_full_and_part_time("4", "apprenticeship", 2022),
        *_full_and_part_time("5", "training or employment, not an apprenticeship", 2022),
        *listed(
            "schema, validator, standard",
            {
                "G4": "not in education, employment or training: illness or disability",
                "G5": "not in education, employment or training: other circumstances",
                "G6": "not in education, employment or training: pregnancy or parenting",
            },
        ),
        Code("0", NOT_FOUND, "schema, validator"),
    ),
)

_KINDS_OF_ACCOMMODATION = {
    "B": "with parents or relatives",
    "C": "community home or other residential care",
    "D": "semi-independent or transitional",
    "E": "supported lodgings",
    "G": "abroad",
    "H": "deported",
    "K": "ordinary lodgings",
    "R": "not known where",
    "S": "homeless, no fixed abode",
    "T": "foyer or the like",
    "U": "independent living",
    "V": "emergency accommodation",
    "W": "bed and breakfast",
    "X": "custody",
    "Y": "other",
    "Z": "with the former foster carer",
}
_NEVER_SUITABLE_TO_THE_VALIDATOR = frozenset({"S1", "X1"})


def _accommodation(code: str, meaning: str) -> Code:
    if code not in _NEVER_SUITABLE_TO_THE_VALIDATOR:
        return Code(code, meaning, "schema, validator, standard")
    return Code(
        code,
        meaning,
        "schema",
        note="The schema lists it; the validator's list, from 2022/23, has only the unsuitable "
        "form.",
        disputed=frozenset(range(2023, LAST_YEAR + 1)),
    )


ACCOMMODATION = CodeSet(
    "Accommodation of the care leaver",
    (
        *(
            _accommodation(f"{letter}{digit}", f"{kind}, {suitable}")
            for letter, kind in _KINDS_OF_ACCOMMODATION.items()
            for digit, suitable in (("1", "suitable"), ("2", "not suitable"))
        ),
        Code("0", NOT_FOUND, "schema, validator"),
    ),
)

SOCIAL_WORKER_CHANGE_REASONS = CodeSet(
    "Why the social worker changed",
    tuple(
        Code(code, meaning, "schema, validator, standard", first_year=2024)
        for code, meaning in {
            "MANAGE": "to manage caseloads",
            "FCONTA": "first contact, or referred again",
            "LEFTRL": "the worker left the post",
            "ORGRST": "the service was restructured",
            "TSPROC": "usual transfer between teams",
            "ABSENC": "cover for absence, or return from it",
            "CHCHAN": "child asked",
            "PCCHAN": "parent or carer asked",
            "SWDIED": "the worker died",
            "OTHERS": "another reason",
        }.items()
    ),
)
