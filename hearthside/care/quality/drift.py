"""How far a week's scores and words lie from the weeks before. Pure, and from counts that lead back to no word."""

from collections import Counter
from collections.abc import Sequence
from math import log, log2
from zlib import crc32

from .clusters import WORD

BINS = 10  # of the scale from 0 to 1 on which detection ranks
BUCKETS = 512  # words fall into them by a checksum; thousands share one
# Where the stability index is called a small and a large change: Siddiqi, Credit Risk Scorecards (Wiley 2006).
SOME, MUCH = 0.1, 0.25


def score_counts(scores: Sequence[float]) -> list[int]:
    counts = Counter(min(int(score * BINS), BINS - 1) for score in scores)
    return [counts[each] for each in range(BINS)]


def word_counts(texts: Sequence[str]) -> list[int]:
    counts = Counter(crc32(word.encode()) % BUCKETS for text in texts for word in WORD.findall(text.lower()))
    return [counts[each] for each in range(BUCKETS)]


def stability_index(before: Sequence[int], now: Sequence[int]) -> float:
    """The population stability index; half a count is added everywhere, so that an empty bin is no infinity."""
    old, new = _shares(before), _shares(now)
    return sum((n - o) * log(n / o) for o, n in zip(old, new, strict=True))


def divergence(before: Sequence[int], now: Sequence[int]) -> float:
    """Jensen-Shannon, in bits: 0 for the same words, 1 for none in common (Lin, IEEE Trans. Inf. Theory 37, 1991)."""
    old, new = _shares(before), _shares(now)
    middle = [(o + n) / 2 for o, n in zip(old, new, strict=True)]
    return (_kl(old, middle) + _kl(new, middle)) / 2


def together(weeks: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*weeks, strict=True)]


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts) + len(counts) / 2
    return [(count + 0.5) / total for count in counts]


def _kl(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * log2(a / b) for a, b in zip(one, other, strict=True))
