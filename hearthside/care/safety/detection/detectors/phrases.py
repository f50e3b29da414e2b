"""The plain detector: phrases of one lexicon file, each believed or not in its context."""

from collections.abc import Iterator, Sequence

from ..judgement import believed
from ..lexicon import Hit, lexicon
from ..passage import Passage
from ..signs import Sign


class Phrases:
    def __init__(self, name: str, across: int = 1) -> None:
        self.name = name
        self.across = across

    def __call__(self, passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
        for hit in hits_in(passage, self.name, self.across):
            if sign := believed(passage, hit):
                yield sign


def hits_in(passage: Passage, name: str, across: int = 1) -> Iterator[Hit]:
    """Phrases of the named lexicon that do not fall on words known to be harmless."""
    for hit in lexicon(passage.language, name).hits(passage, across):
        start, end = hit.sentence.start + hit.start, hit.sentence.start + hit.end
        if not any(first < end and start < last for first, last in passage.harmless):
            yield hit
