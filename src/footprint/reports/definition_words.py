"""What a definition says, line by line: on its page, in the reference, and as it is signed."""

import hashlib
from collections.abc import Mapping

from footprint.domain.indicators.definition import Indicator
from footprint.domain.indicators.registry import DEFINITIONS

STATISTICS: Mapping[str, str] = {
    "share": "a share: number, base, percentage",
    "count": "a count",
    "table": "a table of counts",
    "ratio": "a ratio",
    "median": "the middle value and the worst",
}

#: Lines that say where a definition comes from and how to read it, and not what is counted.
_ABOUT = frozenset({"Better", "Source"})


def definition_lines(indicator: Indicator) -> Mapping[str, str]:
    """The lines under a definition's title and sentences; an empty one has nothing to say."""
    return {
        "Code": f"`{indicator.code}`",
        "What is counted": f"one row a {indicator.unit}; {STATISTICS[indicator.statistic]}",
        "Formula": indicator.formula,
        "Left out, and named": ", ".join(f"`{reason}`" for reason in indicator.left_out),
        "Cannot be judged": "counted beside" if indicator.cannot_be_judged is not None else "",
        "Not known": "counted beside" if indicator.not_known is not None else "",
        "By": ", ".join(f"`{name}`" for name in indicator.by),
        "Choice": indicator.choice,
        "Better": {"higher": "higher", "lower": "lower", "neither": ""}[indicator.better],
        "Source": indicator.source,
    }


def signed_words(indicator: Indicator) -> str:
    """The text that is signed: whatever of it changes, the definition has changed."""
    lines = definition_lines(indicator).items()
    listed = [f"{name}: {words}" for name, words in lines if words and name not in _ABOUT]
    return "\n".join([indicator.title, indicator.definition, *listed])


def digest(indicator: Indicator) -> str:
    """The signed text in 64 letters and figures: another one after every change of it."""
    return hashlib.sha256(signed_words(indicator).encode()).hexdigest()


#: Of every definition as it reads today, by code.
DIGESTS: Mapping[str, str] = {code: digest(one) for code, one in DEFINITIONS.items()}
