"""Cuts a text into the stretches the model reads: a short text whole, a long one in runs of neighbouring sentences."""

from collections.abc import Iterator

from ..passage import Passage, Sentence

SHORT = 300  # most of what the model learned from is no longer
RUN = 220


def stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    """Starts and ends in the plain text; runs overlap, so that what belongs together stands together somewhere."""
    length = len(passage.folded.text)
    if length <= SHORT:
        yield 0, length
        return
    sentences = passage.sentences
    first = 0
    while first < len(sentences):
        last = first
        while last + 1 < len(sentences) and _end(sentences[last + 1]) - sentences[first].start <= RUN:
            last += 1
        yield sentences[first].start, _end(sentences[last])
        # The last sentence of a run begins the next one, unless the text ends there or the run was that one alone.
        first = last + 1 if last in (first, len(sentences) - 1) else last


def _end(sentence: Sentence) -> int:
    return sentence.start + len(sentence.text)
