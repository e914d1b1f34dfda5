"""The codes of an episode, other than where the child is placed."""

from footprint.domain.codes.codeset import Code, CodeSet, listed

_READ = "schema, validator, standard"

NEW_EPISODE_REASONS = CodeSet(
    "Reason for a new episode",
    listed(
        _READ,
        {
            "S": "started to be looked after (also each V3 break and each V4 agreement)",
            "L": "only the legal status changed",
            "P": "new placement with a new carer",
            "T": "new placement with the same carer (house move, new registration or provider)",
            "B": "new legal status, and new placement with a new carer, on one day",
            "U": "new legal status, and new placement with the same carer, on one day",
        },
    ),
)

LEGAL_STATUSES = CodeSet(
    "Legal status",
    (
        *listed(_READ, {"C1": "interim care order", "C2": "full care order"}),
        Code(
            "D1",
            "freeing order",
            _READ,
            note="Still listed in every year, but not for an episode that began after "
            "December 2005.",
        ),
        *listed(
            _READ,
            {
                "E1": "placement order",
                "V2": "accommodated under section 20, one period",
                "V3": "short breaks under an agreement, each break an episode",
                "V4": "short breaks under an agreement, only the agreement recorded",
                "L1": "police protection, in the authority’s accommodation",
                "L2": "emergency protection order",
                "L3": "child assessment order, in the authority’s accommodation",
                "J1": "remanded to the authority’s or to youth detention accommodation",
                "J2": "detained under PACE, in the authority’s accommodation",
                "J3": "youth rehabilitation order with residence or intensive fostering",
            },
        ),
    ),
)

CATEGORIES_OF_NEED = CodeSet(
    "Category of need",
    listed(
        _READ,
        {
            "N1": "abuse or neglect",
            "N2": "the child’s disability or illness",
            "N3": "a parent’s disability or illness",
            "N4": "family in acute stress",
            "N5": "family dysfunction",
            "N6": "socially unacceptable behaviour",
            "N7": "low income",
            "N8": "absent parenting",
        },
    ),
    note="Fixed for the whole period of care.",
)

PLACEMENT_PROVIDERS = CodeSet(
    "Placement provider",
    listed(
        _READ,
        {
            "PR0": "parent or other person with parental responsibility",
            "PR1": "the authority itself, or a regional adoption agency that it hosts",
            "PR2": "another authority, or a regional adoption agency that another hosts",
            "PR3": "another public body",
            "PR4": "private provider",
            "PR5": "voluntary or third-sector provider",
        },
    ),
    note="Not asked for temporary placements, nor for other placements (Z1, Z11 to Z14).",
)

END_REASONS = CodeSet(
    "Reason an episode ended",
    (
        *listed(
            _READ,
            {
                "X1": "still looked after: the next episode begins the same day",
                "E11": "adopted, nobody opposing",
                "E12": "adopted, consent dispensed with by the court",
                "E2": "died",
                "E3": "care taken over by another authority in the United Kingdom",
                "E4A": "home to parents, relatives or others with parental responsibility, planned",
                "E4B": "home to parents, relatives or others with parental responsibility, "
                "not planned",
                "E13": "left to live with parents, relatives or others without parental "
                "responsibility",
                "E41": "child arrangements order on where to live (before 22 April 2014: residence "
                "order)",
            },
        ),
        Code(
            "E43",
            "special guardianship order to the former foster carer",
            "schema",
            last_year=2018,
            note="E45 and E46 replace it; where one code must stand for it, E46 does.",
        ),
        Code(
            "E44",
            "special guardianship order to someone other than the former foster carer",
            "schema",
            last_year=2018,
            note="E47 and E48 replace it; where one code must stand for it, E48 does.",
        ),
        *(
            Code(code, f"special guardianship order to {whom}", _READ, 2019)
            for code, whom in (
                ("E45", "the former foster carer, a relative or friend"),
                ("E46", "the former foster carer, not a relative or friend"),
                ("E47", "a relative or friend who was not the foster carer"),
                ("E48", "someone who was neither the foster carer nor a relative or friend"),
            )
        ),
        *listed(
            _READ,
            {
                "E5": "independent living with formal support",
                "E6": "independent living without formal support",
                "E7": "residential care paid for by adult social care",
                "E9": "sentenced to custody",
                "E14": "remand accommodation ended",
                "E15": "found by age assessment to be 18 or over",
                "E16": "moved abroad, or deported",
                "E17": "18 or over and stays with the same carers",
                "E8": "any other reason (not for turning 18 alone)",
            },
        ),
    ),
)

PLACEMENT_CHANGE_REASONS = CodeSet(
    "Reason a placement changed",
    (
        *listed(
            "schema, standard",
            {
                "CARPL": "the care plan changed or was carried out",
                "CLOSE": "carer resigned, or the provision closed",
                "ALLEG": "allegation under enquiry (section 47)",
                "STAND": "concern about standards of care",
                "APPRR": "carer’s approval or provider’s registration removed",
                "CREQB": "carer asked, because of the child’s behaviour",
                "CREQO": "carer asked, for another reason",
                "CHILD": "child asked",
                "LAREQ": "the responsible or the area authority asked",
                "PLACE": "only the placement’s status changed, same carer",
            },
        ),
        Code("CUSTOD", "child went into custody", _READ, first_year=2019),
        *listed("schema, standard", {"OTHER": "another, exceptional reason"}),
    ),
    note="Stands on the episode that ends. Not for temporary moves.",
)
