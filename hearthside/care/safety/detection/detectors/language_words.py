"""The short, honest lists for languages other than English: phrases and their harmless twins, no further context."""

from collections.abc import Iterator, Sequence

from ..context import quoted
from ..judgement import sign_of
from ..passage import Passage
from ..signs import Sign
from .phrases import hits_in


def language_words(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    for hit in hits_in(passage, "danger"):
        if hit.entry.code != "harmless" and not quoted(passage, hit):
            yield sign_of(passage, hit)
