"""Where a child is placed: the one field of an episode whose codes change most."""

from footprint.domain.codes.codeset import NOT_FOUND, Code, CodeSet, listed

_READ = "schema, validator, standard"

_UNTIL_SUPPORTED_ACCOMMODATION = (
    "Superseded by supported accommodation, which must be registered (K3). The schema drops it "
    "from 2024/25; the validator's list for that year still has it."
)

_OTHER_PLACEMENT_SPLIT = (
    "One of four codes that split Z1. No provider and no registration number are asked for."
)

PLACEMENTS = CodeSet(
    "Placement",
    (
        *listed(
            _READ,
            {
                "A3": "placed for adoption by consent, with the present foster carer",
                "A4": "placed for adoption by consent, not with the present foster carer",
                "A5": "placed for adoption under a placement order, with the present foster carer",
                "A6": "placed for adoption under a placement order, not with the present foster "
                "carer",
            },
        ),
        Code(
            "H5",
            "semi-independent accommodation outside the children’s homes regulations",
            _READ,
            last_year=2024,
            note=_UNTIL_SUPPORTED_ACCOMMODATION,
            disputed=frozenset({2025}),
        ),
        *listed(_READ, {"K1": "secure children’s home", "K2": "children’s home"}),
        Code(
            "K3",
            "supported accommodation, registered (16 or over)",
            "schema, validator",
            first_year=2025,
            note="The schema lists it from 2024/25, and the validator lets an H5 open at the end "
            "of 2023/24 become K3. Supported accommodation must be registered from 28 October "
            "2023 on, so a K3 in 2023/24 is accepted. The validator's 2024/25 list writes it k3.",
            disputed=frozenset({2024}),
        ),
        *listed(_READ, {"P1": "with parents or others with parental responsibility"}),
        Code(
            "P2",
            "independent living (flat, lodgings, with friends), supported or not",
            _READ,
            last_year=2024,
            note=_UNTIL_SUPPORTED_ACCOMMODATION,
            disputed=frozenset({2025}),
        ),
        *listed(
            _READ,
            {
                "P3": "residential employment",
                "R1": "residential care home",
                "R2": "hospital or other health establishment",
                "R3": "family centre or mother and baby unit",
                "R5": "young offender institution or prison",
                "S1": "residential school, unless also registered as a children’s home",
                "T0": "temporary move of any kind",
                "T1": "temporary stay in hospital",
                "T2": "temporary: the child’s holiday",
                "T3": "temporary: the usual carers’ holiday",
                "T4": "temporary, seven days or less, for any other reason",
                "U1": "foster care by a relative or friend, long term",
                "U2": "foster care by a relative or friend approved to adopt (fostering for "
                "adoption, concurrent planning)",
                "U3": "foster care by a relative or friend, neither long term nor to adopt",
                "U4": "foster care by another carer, long term",
                "U5": "foster care by another carer approved to adopt (fostering for adoption, "
                "concurrent planning)",
                "U6": "foster care by another carer, neither long term nor to adopt",
            },
        ),
        Code(
            "Z1",
            "other placement, named to the Department in a list",
            _READ,
            last_year=2025,
            note="The validator's list drops it from 2025/26, when Z11 to Z14 come; the schema "
            "keeps it beside them.",
            disputed=frozenset({2026, 2027}),
        ),
        Code("Z11", NOT_FOUND, "schema, validator", 2026, note=_OTHER_PLACEMENT_SPLIT),
        *(
            Code(
                code,
                NOT_FOUND,
                "schema, validator",
                2026,
                note=f"{_OTHER_PLACEMENT_SPLIT} Expected, with K2, for a child under a "
                "deprivation of liberty order.",
            )
            for code in ("Z12", "Z13")
        ),
        Code("Z14", NOT_FOUND, "schema, validator", 2026, note=_OTHER_PLACEMENT_SPLIT),
    ),
)
