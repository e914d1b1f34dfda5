"""The groups of the figures round a review, in report order; of the store alone."""

from footprint.domain.indicators.after import AFTER
from footprint.domain.indicators.conferences import CONFERENCES, VOLUMES
from footprint.domain.indicators.preparation import PREPARATION
from footprint.domain.review_codes import LATE_BECAUSE
from footprint.reports import work_tables
from footprint.reports.group import Breakdown, Group, Shaped
from footprint.reports.labels import ADJOURNED_OVER, HOW_SPOKEN, MONTHS, PROVIDERS

_RUN_HERE = (
    "Of reviews run here: of one that a return or a person's word alone tells of, nothing is known of "
    "the work round it. How many those are is told as left out."
)
_SITTINGS = ("completed_in_20", "reviews_adjourned", "second_adjournments_refused")

WORK_GROUPS = (
    Group(
        "preparation",
        "How reviews were prepared",
        (_RUN_HERE,),
        codes=tuple(one.code for one in PREPARATION),
        breakdowns={
            "contribution_carer": Breakdown("Carer", PROVIDERS),
            "contribution_carer_to_standard": Breakdown("Carer", PROVIDERS),
            "spoken_alone": Breakdown("How", HOW_SPOKEN),
        },
        shares_title="Papers, contributions and talks",
    ),
    Group(
        "family",
        "Who of the family was there",
        (
            "Read the two together: the first leaves out those for whom it was not appropriate, the "
            "second is of all reviews run here.",
        ),
        (Shaped(work_tables.FAMILY_CODES, work_tables.family),),
        ("attended_with_under_fours",),
        shares_title="The child, under-fours among them",
    ),
    Group(
        "after-reviews",
        "What followed",
        ("The limits are those of the guidance, whatever is set here.",),
        codes=tuple(
            one.code for one in AFTER if one.code not in {*_SITTINGS, *work_tables.LATENESS}
        ),
        shares_title="Done in time",
    ),
    Group(
        "why-late",
        "Why reviews were late",
        (
            "Nothing is taken out of a figure for a reason: each review counts as late all the same.",
        ),
        (Shaped(tuple(work_tables.LATENESS), work_tables.lateness),),
        breakdowns={code: Breakdown("Main reason", LATE_BECAUSE) for code in work_tables.LATENESS},
    ),
    Group(
        "sittings",
        "Sittings",
        (),
        (Shaped(("reviews_adjourned",), work_tables.adjournments),),
        ("completed_in_20", "second_adjournments_refused"),
        breakdowns={"reviews_adjourned": Breakdown("Information that was missing", ADJOURNED_OVER)},
        counts_title="Asked for again",
        shares_title="Reviews of several sittings",
    ),
    Group(
        "conferences",
        "Child protection conferences",
        (
            "Of the children known here alone, by the days that people recorded: conferences on children "
            "who were never in care are in no figure. They are no reviews of a child's case.",
        ),
        codes=tuple(one.code for one in CONFERENCES),
        breakdowns={one.code: Breakdown("Month", MONTHS) for one in VOLUMES},
        counts_title="Conferences and plans",
        shares_title="Conferences in time",
    ),
)
