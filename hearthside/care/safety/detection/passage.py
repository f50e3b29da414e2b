"""A text cut into sentences, with the way back to the written characters."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from .fold import Folded

END = re.compile(r"[.!?…。！？؟۔।]+[\"')\]]*(?=\s|$)|[。！？؟۔।]|\n+|(?<=\w)[.!?](?=(?:[a-z]{3,}|i) )")
LONGEST = 400  # a text without full stops is cut at a blank, so that every pattern works on little
QUOTED = re.compile(
    r"[\"“”«»„「」『』]([^\"“”«»„「」『』]{2,300})[\"“”«»„「」『』]|(?<!\w)['‘]([^'‘’]{4,120})['’](?!\w)|(?<!\w)'([^\n]{4,120}?)'(?!\w)"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the plain text; `start` counts from the beginning of the plain text."""

    text: str
    start: int
    number: int
    is_cited: bool  # the line begins with ">", as a reply that quotes does
    kept: dict = field(default_factory=dict, compare=False, repr=False)  # what context.py already found out


@dataclass(frozen=True)
class Passage:
    text: str
    language: str
    folded: Folded
    harmless: tuple[tuple[int, int], ...] = ()  # spans of the plain text that only sound like danger
    kept: dict = field(default_factory=dict, compare=False, repr=False)  # what the trained reader already made of it

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        cuts = [match.end() for match in END.finditer(self.folded.text)] + [len(self.folded.text)]
        sentences: list[Sentence] = []
        at, cited = 0, False
        for cut in cuts:
            for start, end in _pieces(self.folded.text, at, cut):
                text = self.folded.text[start:end]
                if start == 0 or "\n" in self.folded.text[start - 1 : start]:
                    cited = text.lstrip().startswith(">")
                if text.strip():
                    sentences.append(Sentence(text, start, len(sentences), cited))
            at = cut
        return tuple(sentences)

    def runs_of(self, count: int) -> list[Sentence] | tuple[Sentence, ...]:
        """The sentences, or each with its followers up to `count` in one."""
        if count == 1:
            return self.sentences
        runs = []
        for first in self.sentences:
            last = self.sentences[min(first.number + count, len(self.sentences)) - 1]
            text = self.folded.text[first.start : last.start + len(last.text)]
            runs.append(Sentence(text, first.start, first.number, first.is_cited))
        return runs

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in QUOTED.finditer(self.folded.text))

    @cached_property
    def _written_starts(self) -> list[int]:
        return [self.folded.starts[sentence.start] for sentence in self.sentences]

    def sentence_at(self, written: int) -> Sentence:
        """The sentence in which a character of the written text stands."""
        return self.sentences[max(0, bisect_right(self._written_starts, written) - 1)]

    def written_span(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """The span in the text as written."""
        return self.folded.span(sentence.start + start, sentence.start + end)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
