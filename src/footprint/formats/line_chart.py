"""A value over several years as a line, as SVG; the table of the same values stands beside it.

The line is broken where two years cannot be compared, and a dashed upright stands in the gap. Every
point carries its value in words.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from footprint.formats.chart import BAR, FONT, INK, LETTERS

if TYPE_CHECKING:
    import altair

#: Drawn at about the width of a telephone; wider pages show it as it is.
WIDTH, HEIGHT = 250, 150
GREY = "#505a5f"


@dataclass(frozen=True, slots=True)
class Point:
    """`value` None: there is none to draw. `broken`: not to be compared with the point before."""

    label: str
    value: Decimal | int | None
    shown: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`description` is the text alternative. Per cents are drawn against 100."""

    title: str
    description: str
    points: tuple[Point, ...]
    percent: bool

    @property
    def is_drawn(self) -> bool:
        """Whether there are two values at least."""
        return sum(point.value is not None for point in self.points) > 1


@lru_cache(maxsize=512)
def svg(line: Line) -> str:
    """The chart as one SVG element; the same line is drawn once."""
    import vl_convert  # noqa: PLC0415 - loaded only when a chart is drawn

    return str(vl_convert.vegalite_to_svg(_drawing(line).to_dict()))


def _drawing(line: Line) -> "altair.LayerChart":
    import altair as alt  # noqa: PLC0415 - loaded only when a chart is drawn

    across, up = _across(line), _up(line)
    drawn = alt.Chart(alt.InlineData(values=_values(line)))
    layers = [
        drawn.mark_line(color=BAR, strokeWidth=3).encode(x=across, y=up, detail="part:N"),
        drawn.mark_point(color=BAR, filled=True, size=70, opacity=1).encode(x=across, y=up),
        drawn.mark_text(dy=-14, fontSize=LETTERS, color=INK).encode(x=across, y=up, text="shown:N"),
    ]
    if gaps := [{"at": at - 0.5} for at, point in enumerate(line.points) if at and point.broken]:
        rules = alt.Chart(alt.InlineData(values=gaps)).mark_rule(color=GREY, strokeDash=[4, 4])
        layers.append(rules.encode(x=alt.X("at:Q")))
    drawing: altair.LayerChart = (
        alt.layer(*layers)
        .properties(width=WIDTH, height=HEIGHT)
        .configure(font=FONT, background="white", padding={"left": 4, "top": 8, "right": 24})
        .configure_axis(labelFontSize=LETTERS, labelColor=INK, labelFont=FONT)
        .configure_view(stroke=None)
    )
    return drawing


def _values(line: Line) -> list[dict[str, Any]]:
    """A row a point; `part` counts the pieces into which the line is broken."""
    values, part = [], 0
    for at, point in enumerate(line.points):
        part += point.broken or point.value is None
        if point.value is not None:
            values.append(
                {"at": at, "value": float(point.value), "shown": point.shown, "part": part}
            )
    return values


def _across(line: Line) -> "altair.X":
    import altair as alt  # noqa: PLC0415 - loaded only when a chart is drawn

    labels = ", ".join(f"'{point.label}'" for point in line.points)
    places = list(range(len(line.points)))
    return (
        alt.X("at:Q", title=None)
        .axis(values=places, labelExpr=f"[{labels}][datum.value]", grid=False, tickColor=GREY)
        .scale(domain=[-0.3, len(places) - 0.7], nice=False)
    )


def _up(line: Line) -> "altair.Y":
    import altair as alt  # noqa: PLC0415 - loaded only when a chart is drawn

    highest = max((float(point.value or 0) for point in line.points), default=0.0)
    top = 100.0 if line.percent else highest * 1.15 or 1.0
    return alt.Y("value:Q", title=None).axis(None).scale(domain=[0, top * 1.08], nice=False)
