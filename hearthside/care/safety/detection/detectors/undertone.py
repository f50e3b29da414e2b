"""Distress spread over a whole text, none of whose sentences says it outright."""

from collections.abc import Iterator, Sequence

from ..judgement import sign_of
from ..lexicon import lexicon
from ..passage import Passage
from ..signs import Level, Sign

# Chosen where ordinary short posts stay under 2 false alarms per 1,000; see docs/detection.md.
ENOUGH = 0.33
FIRST_PERSON = (" i ", "i am ", " my ")


def undertone(passage: Passage) -> float:
    """0 to 1: how much quiet distress the text carries; each mark counts once."""
    weights = {hit.words: hit.entry.weight for hit in lexicon("en", "quiet").hits(passage)}
    calm = 1.0
    for weight in weights.values():
        calm *= 1 - weight
    # A long text holds more of every word; the same marks weigh less in it.
    return (1 - calm) * min(1.0, (900 / (len(passage.folded.text) + 1)) ** 0.25)


def undertone_throughout(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    if any(sign.level >= Level.CONCERN for sign in found) or not _speaks_of_self(passage.folded.text):
        return
    if undertone(passage) < ENOUGH:
        return
    heavy = max(lexicon("en", "quiet").hits(passage), key=lambda hit: hit.entry.weight)
    yield sign_of(passage, heavy, level=Level.CONCERN, code="distress_throughout", weight=0.3)


def _speaks_of_self(text: str) -> bool:
    return sum(text.count(word) for word in FIRST_PERSON) >= 3
