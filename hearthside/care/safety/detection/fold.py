"""Folds text to the plain form the lexicons are written in, and keeps the way back to each written character."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .lookalikes import LEET, LOOKALIKES, ONE_SPELLING

# Zero-width and direction marks, soft hyphen, variation selectors, tags, tatweel: seen by nobody, used to hide words.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
APOSTROPHES = dict.fromkeys("’‘ʼ´`＇′", "'")
WORD = re.compile(r"[^\W_]+(?:['$@!*|€_.-]+[^\W_]+)*|[$@][^\W_]+")
SPEAKING_PICTURES = (
    "💀☠⚰🪦🔫🔪💊🩸🪢🌉🚬🍆🍑📞☎"  # in a list of phrases; any other stands for a blank, wherever it is put
)
NUKTA = "\u093c"  # the dot of Devanagari that many leave out
MISREAD_QUOTE = re.compile("â(?:€[™˜]|\x80[\x98\x99])")  # an apostrophe of UTF-8 read as another encoding
SPACED = re.compile(  # four letters or more; of shorter ones those that are words of danger
    r"(?<![^\W_])(?:[^\W\d_](?:[ .*_\-]{1,2}[^\W\d_](?![^\W_])){3,}|(?:d[ .*_-]i[ .*_-]e|k[ .*_-]m[ .*_-]s)(?![^\W_]))"
)
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True)
class Folded:
    """Plain text; character i stands for the written characters starts[i] to ends[i]."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The written span behind a span of the plain text."""
        if end <= start or start >= len(self.text):
            return (0, 0)
        return self.starts[start], max(self.ends[start:end])

    def replaced(self, edits: list[tuple[int, int, str]]) -> "Folded":
        """The same with each (start, end, new text) put in; new characters stand for the whole span."""
        if not edits:
            return self
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, new in edits:
            first, last = self.span(start, end)
            parts += (self.text[at:start], new)
            starts += self.starts[at:start] + [first] * len(new)
            ends += self.ends[at:start] + [last] * len(new)
            at = end
        parts.append(self.text[at:])
        return Folded("".join(parts), starts + self.starts[at:], ends + self.ends[at:])


def fold(text: str) -> Folded:
    """Small letters without accents or disguise; line ends kept, other white space one blank."""
    return _undisguised(_joined(_plain(text)))


def _plain(text: str) -> Folded:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    misread = {match.start(): match.end() for match in MISREAD_QUOTE.finditer(text)} if "â" in text else {}
    skip_to = 0
    for i, written in enumerate(text):
        if i < skip_to:
            ends[-1] = skip_to
            continue
        skip_to = misread.get(i, 0)
        new = "'" if skip_to else _letter(written)
        if new == " " and out and out[-1] == " ":
            ends[-1] = i + 1
            continue
        for letter in new:
            out.append(letter)
            starts.append(i)
            ends.append(i + 1)
    return Folded("".join(out), starts, ends)


@lru_cache(maxsize=8192)
def _letter(written: str) -> str:
    if written == "\n":
        return "\n"
    if INVISIBLE.match(written):
        return ""
    if written.isspace() or written in "\x00\u2800":
        return " "
    if written in APOSTROPHES:
        return "'"
    kind = unicodedata.category(written)
    if _is_mark(written) or kind in ("Cs", "Cc", "Sk"):
        return ""
    if kind == "So" and written not in SPEAKING_PICTURES:
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", written).casefold())
    return "".join(c for c in plain if not _is_mark(c)).translate(ONE_SPELLING)


def _is_mark(written: str) -> bool:
    """Accents are left out; the vowels of Devanagari are marks too and stay, or "my" would read as "died"."""
    return unicodedata.category(written) == "Mn" and not ("\u0900" <= written <= "\u0963" and written != NUKTA)


def _joined(folded: Folded) -> Folded:
    """Letters set apart ("k i l l", "s.u.i.c.i.d.e") brought together."""
    edits = []
    for match in SPACED.finditer(folded.text):
        letters = "".join(c for c in match.group() if c.isalpha())
        edits.append((match.start(), match.end(), letters))
    return folded.replaced(edits)


def _undisguised(folded: Folded) -> Folded:
    edits = []
    for match in WORD.finditer(folded.text):
        word = match.group()
        plain = _undisguised_word(word) if len(word) < 40 else word
        if plain != word:
            edits.append((match.start(), match.end(), plain))
    return folded.replaced(edits)


@lru_cache(maxsize=16384)
def _undisguised_word(word: str) -> str:
    if word.isalpha() and word.isascii() and not STRETCHED.search(word):
        return word
    if any("a" <= c <= "z" for c in word) and not word.isascii():
        word = word.translate(LOOKALIKES)
    if _is_leet(word):
        word = word.translate(LEET)
    return STRETCHED.sub(lambda m: m[1] * 2 if m[1] in "lse" and len(m[0]) < 4 else m[1], word)


def _is_leet(word: str) -> bool:
    letters = sum(c.isalpha() for c in word)
    others = sum(c in "0134579$@!|€*" for c in word)
    return (
        0 < others <= letters
        and letters + others + word.count("'") == len(word)
        and not word[0].isdigit() | word[-1].isdigit()
    )
