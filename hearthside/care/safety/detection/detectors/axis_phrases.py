"""Phrases of one axis beside the ladder, each believed or not by what stands around it."""

from collections.abc import Iterator, Sequence

from ..axis_judgement import believed_on_axis
from ..judgement import believed
from ..passage import Passage
from ..signs import Sign
from .phrases import hits_in


class AxisPhrases:
    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
        for hit in hits_in(passage, self.name):
            if sign := believed_on_axis(passage, hit, believed):
                yield sign
