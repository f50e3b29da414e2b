"""What stands around a phrase in a language other than English: one mechanism, the cues of each language as data.

`lexicons/<language>/context.toml` lists the cues. English has its own, richer questions in `context.py`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from .lexicon import EDGES, FOLDER, NO_BLANKS, ORDINARY_EDGES, Hit, shared_words, spelled_out
from .passage import Passage

BEFORE = 60  # letters before a phrase in which its denial, its speaker and its subject are looked for
AFTER = 40
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Cues:
    """The patterns of one language, each compiled from a list of the same name."""

    denied: re.Pattern[str]
    denied_after: re.Pattern[str]
    reported: re.Pattern[str]
    subject: re.Pattern[str]  # the name of the group that matched says who
    lists: dict[str, re.Pattern[str]]


def denied(passage: Passage, hit: Hit) -> bool:
    """A denial stands right before the phrase or right after it, with nothing but words of its own kind between."""
    known = cues(passage.language)
    return bool(known.denied.search(_before(hit)) or known.denied_after.search(_after(hit)))


def reported(passage: Passage, hit: Hit) -> bool:
    """Somebody else is said to have said it."""
    return bool(cues(passage.language).reported.search(_before(hit)))


def whose(passage: Passage, hit: Hit) -> str:
    """Who was named last before the phrase: "self", "other", "you", "generic" (people, characters), or "unsaid"."""
    last = "unsaid"
    for match in cues(passage.language).subject.finditer(_before(hit)):
        last = match.lastgroup or last
    return last


def says(passage: Passage, hit: Hit, name: str) -> bool:
    """Whether a cue of this list stands in the sentence; looked up once."""
    cue = cues(passage.language).lists[name]
    kept = hit.sentence.kept
    if cue not in kept:
        kept[cue] = bool(cue.search(hit.sentence.text))
    return bool(kept[cue])


def told_before(passage: Passage, hit: Hit) -> bool:
    """A film, a song or the news stands before the phrase, and the writer does not between the two."""
    known = cues(passage.language)
    end = max((match.end() for match in known.lists["told"].finditer(hit.sentence.text[: hit.start])), default=None)
    if end is None:
        return False
    between = known.subject.finditer(hit.sentence.text[end : hit.start])
    return all(match.lastgroup != "self" for match in between)


def near(passage: Passage, hit: Hit, name: str) -> bool:
    """Whether a cue of this list stands in this sentence, the one before or the one after."""
    cue = cues(passage.language).lists[name]
    number = hit.sentence.number
    return any(cue.search(sentence.text) for sentence in passage.sentences[max(0, number - 1) : number + 2])


@cache
def cues(language: str) -> Cues:
    """The cues in lexicons/<language>/context.toml, compiled."""
    known = tomllib.loads((FOLDER / language / "context.toml").read_text("utf-8"))
    words = shared_words(language)
    start, end = EDGES.get(language, ORDINARY_EDGES)
    blank = "" if language in NO_BLANKS else " ?"

    def any_of(name: str) -> str:
        return "|".join(spelled_out(phrase, words) for phrase in known.get(name, ())) or "(?!)"

    def anywhere(name: str) -> re.Pattern[str]:
        return re.compile(f"{start}(?:{any_of(name)}){end}")

    between = f"(?:{blank}(?:{any_of('between')})){{0,5}}"
    groups = "|".join(f"(?P<{who}>{any_of(who)})" for who in ("other", "generic", "self", "you"))
    return Cues(
        denied=re.compile(f"{start}(?:{any_of('denial')}){between}{blank}$"),
        denied_after=re.compile(
            f"^{blank}(?:(?:{any_of('between_after')}){blank}){{0,4}}(?:{any_of('denial_after')}){end}"
        ),
        reported=re.compile(rf"{start}(?:{any_of('says')})[ ,:،：，\"]{{0,3}}(?:(?:{any_of('self')}){blank})?$"),
        subject=re.compile(f"{start}(?:{groups}){end}"),
        lists={name: anywhere(name) for name in LISTS},
    )


LISTS = ("self", "told", "helping", "past", "present", "just_now", "better", "everyday", "annoyance", "i_said")


def _before(hit: Hit) -> str:
    return hit.sentence.text[max(0, hit.start - BEFORE) : hit.start]


def _after(hit: Hit) -> str:
    return hit.sentence.text[hit.end : hit.end + AFTER]
