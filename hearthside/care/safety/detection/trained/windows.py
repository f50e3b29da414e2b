"""Chooses what the encoder reads: a short text whole, of a long one the few places that matter."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ..passage import Passage
from .wordpieces import Vocabulary

WHOLE = 112  # pieces; a text up to this is read in one
EACH = 50  # pieces in each window of a longer one
MOST = 3  # windows; together they cost half as much again as the longest whole text
BEFORE = 1e6  # parts in which something was found are read first
PART = 40  # a sentence without an end is cut after so many pieces
Ranking = Callable[[Sequence["Part"]], Any]  # one number for each part, the highest first to be read


@dataclass(frozen=True)
class Part:
    """A sentence, or a part of one too long, as pieces with their spans in the folded text."""

    numbers: Sequence[int]
    spans: Sequence[tuple[int, int]]
    sentence: int
    text: str


@dataclass(frozen=True)
class Window:
    numbers: Sequence[int]
    spans: Sequence[tuple[int, int]]
    text: str


def parts_of(passage: Passage, vocabulary: Vocabulary) -> list[Part]:
    parts = []
    for sentence in passage.sentences:
        numbers, spans = vocabulary.pieces(sentence.text)
        for at in range(0, len(numbers), PART):
            text = sentence.text[spans[at][0] : spans[min(at + PART, len(spans)) - 1][1]]
            placed = [(start + sentence.start, end + sentence.start) for start, end in spans[at : at + PART]]
            parts.append(Part(numbers[at : at + PART], placed, sentence.number, text))
    return parts


def windows_of(parts: list[Part], ranking: Ranking, marked: Collection[int] = ()) -> list[Window]:
    """The windows to read. `marked` are sentences in which something was found; they go before the others."""
    if sum(len(part.numbers) for part in parts) <= WHOLE:
        return [joined(parts)] if parts else []
    scores = ranking(parts)
    order = sorted(range(len(parts)), key=lambda i: (-scores[i] - BEFORE * (parts[i].sentence in marked), i))
    windows: list[Window] = []
    taken: set[int] = set()
    for number in order:
        if len(windows) == MOST:
            break
        if number not in taken:
            first, last = _grown(parts, number, taken)
            taken.update(range(first, last))
            windows.append(joined(parts[first:last]))
    return windows


def _grown(parts: list[Part], number: int, taken: set[int]) -> tuple[int, int]:
    """The part with its neighbours, the one before first, as long as they fit."""
    first, last, size = number, number + 1, len(parts[number].numbers)
    grew = True
    while grew:
        grew = False
        for beside in (first - 1, last):
            if 0 <= beside < len(parts) and beside not in taken and size + len(parts[beside].numbers) <= EACH:
                size += len(parts[beside].numbers)
                first, last, grew = min(first, beside), max(last, beside + 1), True
    return first, last


def joined(parts: Sequence[Part]) -> Window:
    numbers = [number for part in parts for number in part.numbers]
    return Window(numbers, [span for part in parts for span in part.spans], " ".join(part.text for part in parts))
