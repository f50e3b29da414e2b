"""Finds the parts of a text that only sound like danger: figures of speech, and what the operator has excluded."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .fold import fold
from .lexicon import lexicon
from .passage import Passage

Span = tuple[int, int]


def figures_of_speech(passage: Passage, name: str = "harmless") -> list[Span]:
    return [
        (hit.sentence.start + hit.start, hit.sentence.start + hit.end)
        for hit in lexicon(passage.language, name).hits(passage)
        if hit.entry.code in ("harmless", "figure_of_speech")
    ]


def holds_one_of(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of these plain phrases stands in a text as whole words, however it is disguised."""
    passage = Passage(text, "en", fold(text))
    return any(spans_of(phrase, passage) for phrase in phrases)


def spans_of(phrase: str, passage: Passage) -> list[Span]:
    """Where the operator's plain phrase stands as whole words, however it is disguised."""
    pattern = _pattern_of(phrase)
    return [match.span() for match in pattern.finditer(passage.folded.text)] if pattern else []


@lru_cache(maxsize=4096)
def _pattern_of(phrase: str) -> re.Pattern[str] | None:
    """Kept in memory: a community's phrases are the same for every text."""
    plain = fold(phrase).text.strip()
    return re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)") if plain else None
