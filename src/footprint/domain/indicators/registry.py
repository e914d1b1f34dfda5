"""Every figure, in report order."""

from collections.abc import Mapping

from footprint.domain.indicators.after import AFTER
from footprint.domain.indicators.conferences import CONFERENCES
from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.family import FAMILY
from footprint.domain.indicators.in_care import IN_CARE
from footprint.domain.indicators.participation import PARTICIPATION_FIGURES
from footprint.domain.indicators.preparation import PREPARATION
from footprint.domain.indicators.stability import STABILITY
from footprint.domain.indicators.timeliness import TIMELINESS

INDICATORS = (*TIMELINESS, *PARTICIPATION_FIGURES, *IN_CARE, *STABILITY)

#: Those that can be given of a year of whose reviews nothing is known.
WITHOUT_REVIEWS = (*IN_CARE, *STABILITY)

#: Those of the work round reviews, which no return tells of.
OF_WORK = (*PREPARATION, *FAMILY, *AFTER)

#: Those of the store alone: of that work, and of conferences.
OF_STORE = (*OF_WORK, *CONFERENCES)

#: Each by its code.
DEFINITIONS: Mapping[str, Indicator] = {
    indicator.code: indicator for indicator in (*INDICATORS, *OF_STORE)
}
