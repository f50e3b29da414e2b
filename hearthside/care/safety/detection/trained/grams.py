"""A text as hashed runs of word pieces and of letters: what the plain linear reader beside the encoder knows of it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

SIZE = 2**17  # places for runs of pieces, and as many for runs of letters
PIECES, LETTERS = (1, 2, 3), (3, 4, 5)  # how long the runs are
SPREAD, LOW = np.uint32(2654435761), np.uint32(SIZE - 1)
Whole = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]


def grams(pieces: Sequence[int], text: str) -> tuple[Whole, Floats]:
    """The places that are filled, and how much: both halves count alike, however long the text."""
    letters = np.frombuffer(f" {text} ".encode(), np.uint8)
    of_pieces, much = _filled(_runs(np.asarray(pieces, np.uint32), PIECES))
    of_letters, more = _filled(_runs(letters.astype(np.uint32), LETTERS))
    return np.concatenate([of_pieces, of_letters + np.uint32(SIZE)]), np.concatenate([much, more])


def grams_by_part(pieces: Sequence[Sequence[int]], texts: Sequence[str]) -> tuple[Whole, Whole, Floats]:
    """The same for many parts at once, in one go and not made distinct: places, the part each belongs to, how much."""
    letters = [np.frombuffer(f" {text} ".encode(), np.uint8) for text in texts]
    found = [_by_part(pieces, PIECES, 0), _by_part(letters, LETTERS, SIZE)]
    places, owners, much = (np.concatenate(column) for column in zip(*found, strict=True))
    return places, owners, much


def _by_part(parts: Sequence[Any], lengths: Sequence[int], offset: int) -> tuple[Whole, Whole, Floats]:
    sizes = np.array([len(part) for part in parts])
    numbers = np.concatenate([np.asarray(part, np.uint32) for part in parts])
    part_of = np.repeat(np.arange(len(parts), dtype=np.uint32), sizes)
    places, owners = [], []
    for length in lengths:
        runs = _runs(numbers, (length,))
        whole = part_of[: len(runs)] == part_of[length - 1 :][: len(runs)]  # no run reaches into the next part
        places.append((runs[whole] & LOW) + np.uint32(offset))
        owners.append(part_of[: len(runs)][whole])
    owner = np.concatenate(owners)
    much = 1 / np.sqrt(np.maximum(np.bincount(owner, minlength=len(parts)), 1))
    return np.concatenate(places), owner, much[owner].astype(np.float32)


def mixed(numbers: Whole) -> Whole:
    spread = numbers * SPREAD
    return spread ^ (spread >> np.uint32(15))


def _runs(numbers: Whole, lengths: Sequence[int]) -> Whole:
    found = [np.zeros(0, np.uint32)]
    for length in lengths:
        count = len(numbers) - length + 1
        run = np.zeros(max(count, 0), np.uint32)
        for place in range(length if count > 0 else 0):
            run = mixed(run + (numbers[place : place + count] + np.uint32(1)) * np.uint32(2 * place + 3))
        found.append(run)
    return np.concatenate(found)


def _filled(runs: Whole) -> tuple[Whole, Floats]:
    places, counts = np.unique(runs & LOW, return_counts=True)
    size = np.sqrt((counts.astype(np.float64) ** 2).sum()) or 1.0
    return places, (counts / size).astype(np.float32)
