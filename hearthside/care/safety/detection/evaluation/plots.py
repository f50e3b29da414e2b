"""Two small pictures as SVG, written by hand so that no plotting library is needed."""

from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = ("#1b5e8c", "#b3541e", "#3c7a3c", "#6b4a8c", "#7a6a1e")
Points = Sequence[tuple[float, float]]


def lines(
    title: str, across: str, up: str, curves: Mapping[str, Points], furthest: float, diagonal: bool = False
) -> str:
    """Curves over 0 to `furthest` across and 0 to 1 up, each with its name."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{WIDTH / 2}" y="22" text-anchor="middle" font-size="14">{escape(title)}</text>',
        *_axes(across, up, furthest),
    ]
    if diagonal:
        parts.append(_curve([(0, 0), (furthest, 1)], furthest, "#999", dashed=True))
    for number, (name, points) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        parts.append(_curve(points, furthest, colour))
        parts.append(
            f'<text x="{WIDTH - EDGE - 6}" y="{HEIGHT - EDGE - 12 - 16 * number}" text-anchor="end" fill="{colour}">'
            f"{escape(name)}</text>"
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes(across: str, up: str, furthest: float) -> list[str]:
    parts = []
    for step in range(6):
        x, _ = _place(furthest * step / 5, 0, furthest)
        _, y = _place(0, step / 5, furthest)
        parts.append(f'<path d="M{EDGE} {y}H{WIDTH - EDGE}M{x} {EDGE}V{HEIGHT - EDGE}" stroke="#ddd" fill="none"/>')
        parts.append(f'<text x="{x}" y="{HEIGHT - EDGE + 16}" text-anchor="middle">{furthest * step / 5:g}</text>')
        parts.append(f'<text x="{EDGE - 8}" y="{y + 4}" text-anchor="end">{step / 5:.1f}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 16}" text-anchor="middle">{escape(across)}</text>')
    parts.append(f'<text transform="translate(18 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(up)}</text>')
    return parts


def _curve(points: Points, furthest: float, colour: str, dashed: bool = False) -> str:
    placed = " ".join("{:.1f},{:.1f}".format(*_place(x, y, furthest)) for x, y in points if x <= furthest)
    dashes = ' stroke-dasharray="5 5"' if dashed else ""
    return f'<polyline points="{placed}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'


def _place(x: float, y: float, furthest: float) -> tuple[float, float]:
    return EDGE + x / furthest * (WIDTH - 2 * EDGE), HEIGHT - EDGE - y * (HEIGHT - 2 * EDGE)
