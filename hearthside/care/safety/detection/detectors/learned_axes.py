"""What the model of the axes adds where the phrases of an axis found nothing: a hint, too weak to hold a text."""

from collections.abc import Iterator, Sequence

from ..axes_model import AXES, Scored, scored
from ..axes_model.stretches import stretches
from ..axis_judgement import speaks_against
from ..passage import Passage
from ..signs import Axis, Level, Sign

FAINTEST, STRONGEST = 0.3, 0.45  # below what intake holds for; people are shown it and decide
Place = tuple[int, int]


def learned_axes(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    already = {str(sign.axis) for sign in found}
    best: dict[str, tuple[float, Place, Scored]] = {}
    for start, end in stretches(passage):
        text = passage.folded.text[start:end]
        read = scored(text)
        for axis in read.over():
            if axis in already or speaks_against(axis, text):
                continue
            if read.height(axis) > best.get(axis, (0.0,))[0]:
                best[axis] = read.height(axis), (start, end), read
    for axis in AXES:
        if axis in best:
            height, place, read = best[axis]
            first, last = _telling_words(passage, place, read.telling(axis))
            weight = round(min(STRONGEST, FAINTEST + 0.05 * height), 4)
            yield Sign(Level.NONE, Axis(axis), *passage.folded.span(first, last), f"learned_{axis}", weight)


def _telling_words(passage: Passage, place: Place, words: list[str]) -> Place:
    """The shortest piece that holds the words that weighed most; the whole stretch when none is found."""
    start, end = place
    text = passage.folded.text
    spots = [(at, at + len(word)) for word in words if (at := text.find(word, start, end)) >= 0]
    return (min(spots)[0], max(stop for _, stop in spots)) if spots else place
