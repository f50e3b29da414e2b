"""What the trained reader makes of a passage: how likely each level is, and which words weighed most."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..passage import Passage
from ..signs import Axis, Level, Sign
from .about import About
from .english import is_english
from .state import loaded
from .windows import Window, parts_of, windows_of

KEPT = "opinion"
DANGER = (Axis.SELF, Axis.OTHER)


@dataclass(frozen=True)
class Opinion:
    """The calibrated chance that a text is at a level or above; the span is of the folded text."""

    chances: tuple[float, float, float]
    about_another: float
    span: tuple[int, int]
    thresholds: dict[str, float]
    is_long: bool  # only some places of it were read

    def chance(self, level: Level) -> float:
        return self.chances[level - 1]


def opinion_on(passage: Passage, found: Sequence[Sign]) -> Opinion | None:
    """The opinion, or None where the reader is off or the text is not English. Asked once for a passage."""
    if KEPT not in passage.kept:
        passage.kept[KEPT] = _opinion(passage, found)
    opinion: Opinion | None = passage.kept[KEPT]
    return opinion


def chance_in(passage: Passage) -> float | None:
    """The chance that somebody should look at it, once the trained stage has read it."""
    opinion = passage.kept.get(KEPT)
    return opinion.chance(Level.CONCERN) if opinion else None


def _opinion(passage: Passage, found: Sequence[Sign]) -> Opinion | None:
    reader = loaded()
    if reader is None or not is_english(passage.folded.text):
        return None
    dangers = [sign for sign in found if sign.axis in DANGER and sign.level > Level.NONE]
    marked = {passage.sentence_at(sign.start).number for sign in dangers}
    windows = windows_of(parts_of(passage, reader.encoder.vocabulary), reader.encoder.ranks, marked)
    if not windows:
        return None
    answers, shares = reader.encoder.answers(windows)
    highest = max((sign.level for sign in dangers), default=Level.NONE)
    strongest = max(range(len(windows)), key=lambda i: float(answers[i][0]))
    return Opinion(
        _chances(reader.about, seen(answers, reader.encoder.plain_answers(windows), highest)),
        _logistic(float(answers[strongest][3])),
        _weightiest(passage, windows[strongest], shares[strongest][:, 0]),
        dict(reader.about.thresholds),
        len(windows) > 1,
    )


def _chances(about: About, parts: Sequence[float]) -> tuple[float, float, float]:
    chances: list[float] = []
    for *weights, constant in about.calibration:
        value = constant + sum(weight * part for weight, part in zip(weights, parts, strict=True))
        chances.append(
            min(_logistic(value), chances[-1] if chances else 1.0)
        )  # no level is likelier than the one below
    return chances[0], chances[1], chances[2]


def seen(answers: Any, plain: Any, highest: Level) -> list[float]:
    """What the calibration weighs: the highest answers of both readers over all windows, and what stage 1 found."""
    most, plainly = answers.max(axis=0), plain.max(axis=0)
    stated = [most[0], most[1], most[2], most[4], *plainly, *(highest >= level for level in Level if level)]
    return [float(value) for value in stated]


def _weightiest(passage: Passage, window: Window, shares: Sequence[float]) -> tuple[int, int]:
    """The sentence whose pieces added most; their sum is the answer itself, so nothing is read again."""
    weights: dict[int, float] = {}
    spans: dict[int, tuple[int, int]] = {}
    for (start, end), share in zip(window.spans, shares, strict=True):
        number = passage.sentence_at(passage.folded.starts[start]).number
        weights[number] = weights.get(number, 0.0) + float(share)
        first, last = spans.get(number, (start, end))
        spans[number] = (min(first, start), max(last, end))
    return spans[max(weights, key=lambda number: (weights[number], -number))]


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
