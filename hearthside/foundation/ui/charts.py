"""Small charts as SVG, readable without colour and beside a table that says the same.

Classes and no style: what they look like stands in `charts.css`. A chart is as wide as a phone and grows from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 360, 34, 8, 10, 20
FEWEST_APART = 13  # between two words that name lines


@dataclass(frozen=True)
class Series:
    """Values over the columns, with the word that names them."""

    label: str
    values: Sequence[float]


@dataclass(frozen=True)
class Scale:
    """From values to places on the paper."""

    columns: int
    highest: float
    height: int
    right: int = RIGHT

    @property
    def step(self) -> float:
        return (WIDTH - LEFT - self.right) / max(self.columns, 1)

    def x(self, column: float) -> float:
        return round(LEFT + column * self.step, 1)

    def y(self, value: float) -> float:
        room = self.height - TOP - BOTTOM
        return round(TOP + room * (1 - min(value, self.highest) / self.highest), 1)


def step_chart(
    about: str, columns: Sequence[str], bars: Series, steps: Series | None = None, highest: float = 0, height: int = 112
) -> SafeString:
    """Bars for what there is and a stepped line for what is wanted. `highest` makes several charts comparable."""
    most = max([*bars.values, *(steps.values if steps else ()), 0])
    scale = Scale(len(columns), highest or round_up(most), height)
    drawn = [_grid(scale, columns), *(_bar(scale, place, value) for place, value in enumerate(bars.values))]
    if steps:
        drawn.append(format_html('<path class="chart-steps" d="{}"/>', _stepped(scale, steps.values)))
    return _svg(about, height, drawn)


def line_chart(about: str, columns: Sequence[str], series: Sequence[Series], height: int = 200) -> SafeString:
    """Lines told apart by dash, mark and the word at their end."""
    most = max((value for one in series for value in one.values), default=0)
    scale = Scale(len(columns), round_up(most), height, right=76)
    drawn = [_grid(scale, columns)]
    ends = _apart([scale.y(one.values[-1]) if one.values else 0 for one in series])
    for place, (one, end) in enumerate(zip(series, ends, strict=True), 1):
        points = [(scale.x(column + 0.5), scale.y(value)) for column, value in enumerate(one.values)]
        path = "M" + "L".join(f"{x} {y}" for x, y in points)
        drawn.append(format_html('<path class="chart-line chart-line-{}" d="{}"/>', place, path))
        drawn += [_mark(place, x, y) for x, y in points]
        drawn.append(format_html('<text x="{}" y="{}">{}</text>', WIDTH - 72, end + 4, one.label))
    return _svg(about, height, drawn)


def round_up(value: float) -> float:
    """The next pleasant number for the top of an axis."""
    if value <= 0:
        return 1
    size: float = 10.0 ** floor(log10(value))
    return next(step * size for step in (1, 2, 4, 5, 10) if step * size >= value)


def _svg(about: str, height: int, drawn: Sequence[SafeString]) -> SafeString:
    inside = mark_safe("".join(drawn))  # every piece was escaped where it was made
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}" focusable="false">{}</svg>',
        WIDTH, height, about, inside,
    )  # fmt: skip


def _grid(scale: Scale, columns: Sequence[str]) -> SafeString:
    """The lowest, the middle and the highest line; below, as many words as have room."""
    lines = format_html_join(
        "",
        '<path class="chart-grid" d="M{} {}H{}"/><text class="chart-end" x="{}" y="{}">{}</text>',
        (
            (LEFT, scale.y(value), WIDTH - scale.right, LEFT - 4, scale.y(value) + 4, f"{value:g}")
            for value in (0, scale.highest / 2, scale.highest)
        ),
    )
    every = ceil(38 / scale.step)
    words = format_html_join(
        "",
        '<text x="{}" y="{}">{}</text>',
        ((scale.x(place), scale.height - 5, columns[place]) for place in range(0, len(columns), every)),
    )
    return lines + words


def _bar(scale: Scale, place: int, value: float) -> SafeString:
    if value <= 0:
        return SafeString("")
    foot, top = scale.y(0), scale.y(value)
    return format_html(
        '<rect class="chart-bar" x="{}" y="{}" width="{}" height="{}"/>',
        round(scale.x(place) + 1, 1), top, round(max(scale.step - 2, 1), 1), round(foot - top, 1),
    )  # fmt: skip


def _stepped(scale: Scale, values: Sequence[float]) -> str:
    steps = [f"V{scale.y(value)}H{scale.x(place + 1)}" for place, value in enumerate(values)]
    return f"M{scale.x(0)} {scale.y(values[0] if values else 0)}" + "".join(steps)


def _mark(kind: int, x: float, y: float) -> SafeString:
    """Circle, square, triangle: for those who see no difference in colour."""
    if kind == 1:
        return format_html('<circle class="chart-mark" cx="{}" cy="{}" r="3"/>', x, y)
    shape = "m-3-3h6v6h-6z" if kind == 2 else "m0-4 4 7h-8z"
    return format_html('<path class="chart-mark" d="M{} {}{}"/>', x, y, shape)


def _apart(places: Sequence[float]) -> list[float]:
    """The same heights, moved down where two words would stand on each other."""
    moved: dict[int, float] = {}
    last = -FEWEST_APART * 1.0
    for index, place in sorted(enumerate(places), key=lambda pair: pair[1]):
        last = max(place, last + FEWEST_APART)
        moved[index] = last
    return [moved[index] for index in range(len(places))]
