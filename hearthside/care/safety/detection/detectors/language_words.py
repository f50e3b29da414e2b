"""The lists for languages other than English: phrases of danger, each believed or not in its context."""

from collections.abc import Iterator, Sequence

from ..language_judgement import believed
from ..lexicon import Hit
from ..passage import Passage
from ..signs import Sign
from .phrases import hits_in


def language_words(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits_in(passage, "danger"):
        if hit.entry.code != "harmless":
            by_sentence.setdefault(hit.sentence.number, []).append(hit)
    for hits in by_sentence.values():
        yield from _of_one_sentence(passage, hits)


def _of_one_sentence(passage: Passage, hits: list[Hit]) -> Iterator[Sign]:
    """What is told as past ("I tried to kill myself in 2015") holds words of the present, which then do not count."""
    signs = [sign for hit in _without_parts(hits) if (sign := believed(passage, hit))]
    past = [sign for sign in signs if sign.code == "past_danger"]
    for sign in signs:
        if sign in past or not any(told.start <= sign.start and sign.end <= told.end for told in past):
            yield sign


def _without_parts(hits: list[Hit]) -> list[Hit]:
    """All but bare words inside a longer phrase: its context has spoken for them too."""
    longer = [hit for hit in hits if hit.entry.reading != "mention"]
    bare = [hit for hit in hits if hit.entry.reading == "mention"]
    return longer + [
        hit for hit in bare if not any(other.start < hit.end and hit.start < other.end for other in longer)
    ]
