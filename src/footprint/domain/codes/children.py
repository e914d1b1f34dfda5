"""The codes that describe a child, a review and an absence."""

from footprint.domain.codes.codeset import Code, CodeSet, listed

SEXES = CodeSet(
    "Sex",
    (
        Code("1", "male", "schema, validator", last_year=2024),
        Code("2", "female", "schema, validator", last_year=2024),
        Code("M", "male", "validator, standard", first_year=2025),
        Code("F", "female", "validator, standard", first_year=2025),
        Code("U", "unknown", "validator, standard", first_year=2025),
    ),
)

ETHNICITIES = CodeSet(
    "Ethnicity",
    listed(
        "schema, validator",
        {
            "WBRI": "White British",
            "WIRI": "White Irish",
            "WIRT": "Traveller of Irish heritage",
            "WROM": "Gypsy or Roma",
            "WOTH": "other White",
            "MWBC": "White and Black Caribbean",
            "MWBA": "White and Black African",
            "MWAS": "White and Asian",
            "MOTH": "other Mixed",
            "AIND": "Indian",
            "APKN": "Pakistani",
            "ABAN": "Bangladeshi",
            "AOTH": "other Asian",
            "BCRB": "Caribbean",
            "BAFR": "African",
            "BOTH": "other Black",
            "CHNE": "Chinese",
            "OOTH": "other ethnic group",
            "REFU": "chose not to say",
            "NOBT": "not yet obtained",
        },
    ),
    note="The data standard writes CNHE for Chinese; the return has CHNE.",
)

UPN_UNKNOWN_REASONS = CodeSet(
    "Why the unique pupil number is not known",
    listed(
        "validator, standard",
        {
            "UN1": "not of school age, none given yet",
            "UN2": "never at a maintained school in England",
            "UN3": "educated outside England",
            "UN4": "newly looked after, number not yet known",
            "UN5": "sources give different numbers",
        },
    ),
    note="Stands in place of the number; any other value is the number itself. Read for 2022/23 "
    "and later, taken to hold before.",
)

MOTHERHOOD = CodeSet(
    "Is a mother",
    listed("schema, standard", {"0": "is not a mother", "1": "is a mother"}),
)

UASC_STATUS = CodeSet(
    "Unaccompanied asylum-seeking child in the year",
    listed("validator", {"0": "no", "1": "yes"}),
    note="Only in returns as XML; the CSV return has a file of its own. Read for 2022/23 and "
    "later, taken to hold before.",
)

PARTICIPATION = CodeSet(
    "Participation in a review",
    listed(
        "schema, standard",
        {
            "PN0": "under 4 at the review",
            "PN1": "there, and speaks for herself or himself",
            "PN2": "there, and someone else speaks for the child",
            "PN3": "there, and gives views without words, by signs or symbols",
            "PN4": "there, and gives no views",
            "PN5": "not there, and someone briefed by the child speaks for the child",
            "PN6": "not there, and sends views some other way",
            "PN7": "not there, and no views reach the review",
        },
    ),
)

ABSENCES = CodeSet(
    "Missing or away",
    listed(
        "schema, standard",
        {
            "M": "missing: not where expected, whereabouts not known",
            "A": "away without authorisation: whereabouts known",
        },
    ),
)
