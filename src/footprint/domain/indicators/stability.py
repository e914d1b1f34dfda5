"""Placement stability (definitions 10 and 11)."""

import narwhals as nw

from footprint.domain.indicators.definition import Indicator

LOOKED_AFTER_ON = nw.col("looked_after_on")

THREE_OR_MORE = Indicator(
    code="three_or_more_placements",
    title="Children with three or more placements in the year",
    unit="child",
    statistic="share",
    definition="Of the children looked after on 31 March, those with three or more placements of "
    "which at least one night fell in the year, in any period of care. A move with the same carer, "
    "a stay in hospital or on holiday, and adoption by the present carers begin no new placement.",
    formula="children with three or more placements / children looked after on 31 March",
    source="definitions 10; the Department's measure from 2016 on",
    eligible=LOOKED_AFTER_ON,
    counts=nw.col("three_or_more_placements"),
    better="lower",
    choice="Moves with the same carer (T, U) continue the placement; the variant is printed beside.",
)

THREE_OR_MORE_VARIANT = Indicator(
    code="three_or_more_placements_t_u_as_new",
    title="The same, counting moves with the same carer",
    unit="child",
    statistic="share",
    definition="The variant in which a move with the same carer (T, U) begins a new placement.",
    formula="children with three or more placements / children looked after on 31 March",
    source="definitions 10",
    eligible=LOOKED_AFTER_ON,
    counts=nw.col("three_or_more_counting_same_carer"),
    better="lower",
)

SAME_PLACEMENT = Indicator(
    code="same_placement_two_years",
    title="Children in the same home for two years",
    unit="child",
    statistic="share",
    definition="Of the children looked after on 31 March, under 16 that day, whose period of care "
    "began at least 30 months before: those in their present home for 24 months, or placed for "
    "adoption where that home and the one before it together make 24 months.",
    formula="children in the same home for two years / children under 16, in care for 30 months",
    source="definitions 11",
    eligible=LOOKED_AFTER_ON & nw.col("stability_eligible"),
    counts=nw.col("same_placement"),
    better="higher",
    not_known=LOOKED_AFTER_ON & nw.col("stability_not_known"),
)

STABILITY = (THREE_OR_MORE, THREE_OR_MORE_VARIANT, SAME_PLACEMENT)
