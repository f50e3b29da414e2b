"""Colours live in one file, and every pair of them can be read in every look."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parent.parent / "static/ui/css"
TOKENS = (CSS / "tokens.css").read_text()
AA, AAA, PARTS = 4.5, 7.0, 3.0

SURFACES = ("surface", "surface-raised", "surface-sunk")
TINTS = ("help-tint", "next-tint", "wrong-tint")
WORDS = [
    *[(ink, ground) for ink in ("text", "text-quiet", "link") for ground in (*SURFACES, *TINTS)],
    ("text", "sign"), ("wrong", "surface"), ("wrong", "surface-raised"), ("wrong", "wrong-tint"),
    ("on-next", "next"), ("on-next", "next-strong"), ("on-help", "help"), ("on-help", "help-strong"),
    ("imminent", "imminent-tint"), ("risk", "risk-tint"), ("concern", "concern-tint"),
]  # fmt: skip
MARKS = [(mark, ground) for mark in ("edge", "focus", "next", "help") for ground in SURFACES]


def sets() -> dict[str, dict[str, str]]:
    """Each look's colours, by the selector (and the device's wish) under which they stand."""
    found: dict[str, dict[str, str]] = {}
    wish = ""
    for line in TOKENS.splitlines():
        if "@media" in line:
            wish = line.split("@media")[1].strip(" {")
        elif line.startswith("  }"):
            wish = ""
        elif match := re.match(r'\s+.*\[data-theme="(\w+)"\]', line):
            current = found.setdefault(f"{match[1]} {wish}".strip(), {})
        elif found:
            current.update(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", line))
    return found


SETS = sets()


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_there_are_four_looks_and_each_names_every_colour() -> None:
    assert {name.split()[0] for name in SETS} == {"light", "dark", "contrast", "calm", "auto"}
    assert len({frozenset(colours) for colours in SETS.values()}) == 1


def test_auto_is_an_exact_copy_of_the_look_the_device_asks_for() -> None:
    assert SETS["auto (prefers-color-scheme: dark)"] == SETS["dark"]
    assert SETS["auto (prefers-contrast: more) and (prefers-color-scheme: light)"] == SETS["contrast"]


@pytest.mark.parametrize("look", SETS)
def test_words_can_be_read_in_every_look(look: str) -> None:
    least = AAA if look == "contrast" else AA
    poor = {pair: round(ratio(*(SETS[look][name] for name in pair)), 2) for pair in WORDS}
    assert not {pair: found for pair, found in poor.items() if found < least}


@pytest.mark.parametrize("look", SETS)
def test_edges_and_focus_can_be_seen_in_every_look(look: str) -> None:
    poor = {pair: round(ratio(*(SETS[look][name] for name in pair)), 2) for pair in MARKS}
    assert not {pair: found for pair, found in poor.items() if found < PARTS}


def styles_of_every_app() -> list[Path]:
    return [path for path in Path(__file__).parents[3].glob("**/static/**/*.css") if path.name != "tokens.css"]


@pytest.mark.parametrize("path", styles_of_every_app(), ids=lambda path: path.name)
def test_raw_colours_stand_in_tokens_alone(path: Path) -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)a?\(", path.read_text())


@pytest.mark.parametrize("path", styles_of_every_app(), ids=lambda path: path.name)
def test_only_logical_directions_so_that_right_to_left_is_free(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert not re.findall(
        r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<![-\w])(?:left|right|top|bottom|float): ", rules
    )
    assert not re.findall(
        r"(?<![-\w])(?:width|height|min-width|max-width|min-height)\s*:(?![^;{]*\)\s*(?:and|\{))", rules
    )
    assert not re.findall(r"text-align:\s*(?:left|right)", rules)


def test_a_variable_that_is_used_is_named() -> None:
    named = set(re.findall(r"(--[\w-]+):", TOKENS))
    used = {name for path in styles_of_every_app() for name in re.findall(r"var\((--[\w-]+)", path.read_text())}
    assert used <= named
