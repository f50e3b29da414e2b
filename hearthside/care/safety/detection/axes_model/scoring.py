"""Scores a stretch of plain text on each axis the model learned. Nothing but sums, so each word's part can be told."""

import hashlib
import json
import logging
import zlib
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import numpy

from .features import KINDS_WEIGH, SIZE, kinds_in, neighbours, place_of, place_of_pair, places_of_word, shown, tokens

logger = logging.getLogger(__name__)
FOLDER = Path(__file__).parent
AXES = (
    "method",
    "encouragement",
    "eating",
    "threat",
    "abuse",
    "hate",
    "sexual",
    "grooming",
    "money",
    "medication",
    "medical_claim",
)
WIDTH = len(AXES)


@dataclass(frozen=True)
class Scored:
    """How far a stretch of text stands above (or below) the line of each axis."""

    above: tuple[float, ...]
    words: tuple[str, ...]

    def over(self) -> list[str]:
        return [axis for axis, height in zip(AXES, self.above, strict=True) if height > 0]

    def height(self, axis: str) -> float:
        return self.above[AXES.index(axis)]

    def telling(self, axis: str, count: int = 3) -> list[str]:
        """The words that weighed most towards the axis, heaviest first; a pair of neighbours counts half for each."""
        column = AXES.index(axis)
        weight = {word: _sum_at(list(places_of_word(word)), column) for word in set(self.words) if word[0].isalpha()}
        for pair in neighbours(list(self.words)):
            share = _sum_at([place_of_pair(pair)], column) / 2
            for word in pair:
                if word in weight:
                    weight[word] += share
        best = sorted((word for word in weight if weight[word] > 0), key=lambda word: (-weight[word], word))
        return best[:count]


def is_there() -> bool:
    """Whether the model can be asked; without it the word lists answer alone."""
    return _model() is not None


def scored(text: str) -> Scored:
    model = _model()
    seen = tokens(text)
    if model is None or not seen:
        return Scored((-1.0,) * WIDTH, ())
    words = shown(seen)
    places = [place for word in set(words) for place in places_of_word(word)]
    places += map(place_of_pair, neighbours(words))
    sums = model.table[places].sum(axis=0, dtype=numpy.int64) / sqrt(len(places))
    if kinds := kinds_in(seen):
        sums = sums + KINDS_WEIGH * model.table[list(map(place_of, kinds))].sum(axis=0, dtype=numpy.int64)
    return Scored(tuple((sums * model.scales + model.starts).tolist()), tuple(words))


def _sum_at(places: list[int], column: int) -> float:
    model = _model()
    return float(model.table[places, column].sum(dtype=numpy.int64)) if model else 0.0


@dataclass(frozen=True)
class _Model:
    table: numpy.ndarray
    scales: numpy.ndarray
    starts: numpy.ndarray


@cache
def _model() -> _Model | None:
    """The file beside this one, or None (told once in the log) when it is missing or not the one the card describes."""
    try:
        card = json.loads((FOLDER / "card.json").read_text("utf-8"))
        packed = (FOLDER / "weights.bin").read_bytes()
        weights = zlib.decompress(packed)
        if hashlib.sha256(packed).hexdigest() != card["sha256"] or len(weights) != SIZE * WIDTH:
            raise ValueError("not the file its card describes")
        lines = [card["axes"][axis] for axis in AXES]
    except (OSError, ValueError, KeyError, zlib.error) as trouble:
        logger.error("the model of the axes is left out: %s", type(trouble).__name__)
        return None
    return _Model(
        numpy.frombuffer(weights, numpy.int8).reshape(SIZE, WIDTH),
        numpy.array([line["scale"] for line in lines]),
        numpy.array([line["start"] - line["threshold"] for line in lines]),
    )
