"""How hard English text is to read, as a school grade.

The formula is that of Flesch and Kincaid: 0.39 words for each sentence + 11.8 syllables for each word - 15.59
(J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of new readability formulas for Navy enlisted
personnel, Research Branch Report 8-75, 1975). Syllables are counted by spelling, so a single word may be off by one;
over a clause the errors level out. Other languages have other formulas: for them nothing is said.
"""

import re

HIGHEST = 7.0  # above it, a clause is too hard for somebody tired or upset; see failure C20
_SENTENCE_END = re.compile(r"[.!?:]+[\"”’)]*(?:\s+|$)|\n+")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*", re.I)
_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels side by side that are spoken apart: "violence", "idea", "create", "quiet", "going", "playing", "poem".
_APART = re.compile(
    r"ia|(?<![tscxgln])io|(?<=[rv])iou|(?<=.)[bcdr]ea$|eat[eio]|(?<![tsc])ie(?:t|n(?!d))|[aeou]ing|ying|oe[mt]|uici|luid|ruin"
)
_TOGETHER = re.compile(r"[ctsg]ia")  # spoken as one after all: "special", "social"
_SILENT_INSIDE = re.compile(r"(?<=[^aeiouy])e(?=(?:ly|less|ful|ment|ness|body|where|times|thing)(?:s)?$)")
_SILENT_END = re.compile(r"(?:(?<![^aeiouy]l)e|(?<![dt])ed|(?<![cgszxi])(?<![cs]h)(?<![^aeiouy]l)es)$")


def grade(text: str) -> float:
    """The grade of a text; 0 for one without words."""
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = _WORD.findall(text)
    if not words:
        return 0.0
    of_all = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * of_all / len(words) - 15.59


def syllables(word: str) -> int:
    word = re.sub(r"['’](?:s|ll|re|ve|d|m|t)$", "", word.lower()).replace("yone", "y wun")
    word = _SILENT_INSIDE.sub("", word)
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word)) - len(_TOGETHER.findall(word))
    if (
        _SILENT_END.search(word)
        and _VOWELS.search(_SILENT_END.sub("", word))
        and not word.endswith(("ee", "ea", "ie", "oe", "ye", "ue"))
    ):
        count -= 1
    return max(count, 1)
