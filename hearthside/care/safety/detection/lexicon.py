"""Finds the phrases of one lexicon file in a sentence; what they mean there is the detectors' question."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .fold import fold
from .literals import needed_literals
from .passage import Passage, Sentence
from .signs import Axis, Level

FOLDER = Path(__file__).parent / "lexicons"
# How a word begins and ends: Chinese sets none apart, Arabic writes "and" onto the next word, and to `re` the vowel
# signs of Devanagari are no letters.
NO_BLANKS = {"zh"}
EDGES = {
    "zh": ("", ""),
    "ar": (r"(?<!\w)[وف]?", r"(?!\w)"),
    "hi": ("(?<![\\w\u0900-\u0963])", "(?![\\w\u0900-\u0963])"),
}
ORDINARY_EDGES = (r"(?<!\w)", r"(?!\w)")


@dataclass(frozen=True)
class Entry:
    """One meaning with its phrases, as the file states it."""

    code: str
    level: Level
    axis: Axis
    weight: float
    reading: str  # which questions the detector asks before it believes the phrase; see context.py


@dataclass(frozen=True)
class Hit:
    """A phrase found in a sentence; start and end count from the beginning of that sentence."""

    entry: Entry
    sentence: Sentence
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.sentence.text[self.start : self.end]


class Lexicon:
    def __init__(self, entries: list[tuple[Entry, list[str]]], language: str) -> None:
        edges = EDGES.get(language, ORDINARY_EDGES)
        self.phrases: list[tuple[Entry, re.Pattern[str]]] = []
        self.by_literal: dict[str, list[int]] = {}
        for entry, phrases in entries:
            for phrase in phrases:
                self._add(entry, phrase, edges)

    def _add(self, entry: Entry, phrase: str, edges: tuple[str, str]) -> None:
        for literal in needed_literals(phrase):
            self.by_literal.setdefault(literal, []).append(len(self.phrases))
        self.phrases.append((entry, re.compile(f"{edges[0]}(?:{phrase}){edges[1]}")))

    def hits(self, passage: Passage, across: int = 1) -> Iterator[Hit]:
        """All phrases found in each `across` sentences together; a phrase is tried only where a word it needs is."""
        present = [(literal, tried) for literal, tried in self.by_literal.items() if literal in passage.folded.text]
        if not present:
            return
        for sentence in passage.runs_of(across):
            tried = {number for literal, numbers in present if literal in sentence.text for number in numbers}
            for number in sorted(tried):
                entry, pattern = self.phrases[number]
                for match in pattern.finditer(sentence.text):
                    yield Hit(entry, sentence, match.start(), match.end())


@cache
def lexicon(language: str, name: str) -> Lexicon:
    """The lexicon in lexicons/<language>/<name>.toml; its [words] are short names used as {name} in phrases."""
    file = tomllib.loads((FOLDER / language / f"{name}.toml").read_text("utf-8"))
    words = shared_words(language) | file.pop("words", {})
    entries = []
    for code, facts in file.items():
        entry = Entry(
            code.partition("__")[0],
            Level[facts["level"].upper()],
            Axis(facts["axis"]),
            facts["weight"],
            facts.get("reading", "plain"),
        )
        entries.append((entry, [spelled_out(phrase, words) for phrase in facts["phrases"]]))
    return Lexicon(entries, language)


@cache
def shared_words(language: str) -> dict[str, str]:
    path = FOLDER / language / "words.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def spelled_out(phrase: str, words: dict[str, str]) -> str:
    for _ in range(3):  # short names may use short names
        phrase = re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{words[m[1]]})", phrase)
    denials = words.get("denials", "not|never")
    phrase = phrase.replace(r"\w+", rf"(?!(?:{denials})\b)\w+")  # no gap swallows a denial
    if phrase.isascii():
        return phrase
    return "".join(letter if letter.isascii() else fold(letter).text for letter in phrase)
