"""Cuts folded text into the word pieces the encoder knows, each with its place in the text."""

import re
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST = 60  # letters; what is longer is no word
Pieces = tuple[int, ...]


class Vocabulary:
    """The pieces in the order of their numbers; those inside a word begin with two hashes."""

    def __init__(self, words: list[str]) -> None:
        self.numbers = {word: number for number, word in enumerate(words)}
        self.start, self.end, self.unknown = (self.numbers[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.pieces_of_word = lru_cache(maxsize=20_000)(self._pieces_of_word)

    @classmethod
    def from_file(cls, path: Path) -> "Vocabulary":
        return cls(path.read_text("utf-8").split("\n"))

    def pieces(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The numbers of the pieces, and for each the span of its word."""
        numbers: list[int] = []
        spans: list[tuple[int, int]] = []
        for match in WORD.finditer(text):
            found = self.pieces_of_word(match.group())
            numbers += found
            spans += [match.span()] * len(found)
        return numbers, spans

    def _pieces_of_word(self, word: str) -> Pieces:
        """The longest known beginning, then the longest known continuation, and so on."""
        found: list[int] = []
        at = 0
        while at < len(word) <= LONGEST:
            before = "##" if at else ""
            end = next((end for end in range(len(word), at, -1) if before + word[at:end] in self.numbers), None)
            if end is None:
                return (self.unknown,)
            found.append(self.numbers[before + word[at:end]])
            at = end
        return tuple(found) or (self.unknown,)
