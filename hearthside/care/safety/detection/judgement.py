"""Decides, for each way of reading an entry, whether a phrase counts in its context and how much."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .context import (
    BETTER,
    GIVING_HELP,
    PAST,
    PRESENT,
    STORY,
    STUDY,
    denied,
    denied_after,
    near,
    owner,
    quoted,
    reported,
    says,
)
from .lexicon import Hit
from .passage import Passage
from .signs import Axis, Level, Sign

FIRST_PERSON = re.compile(r"\b(?:i|me|my|myself|mine)\b")
SECOND_PERSON = re.compile(r"\b(?:you|your|yourself)\b")
WORRY_WORDS = re.compile(
    r"\b(?:worried|scared|afraid|help (?:my|her|him|them)|support|what (?:do|can|should) i do|told|says?|said|posted|tried|wants?|is|has)\b"  # noqa: E501
)


def believed(passage: Passage, hit: Hit) -> Sign | None:
    """The sign behind a phrase, or None if its context speaks against it."""
    return READINGS[hit.entry.reading](passage, hit)


def sign_of(passage: Passage, hit: Hit, **changed: Any) -> Sign:
    """The sign for a phrase as its entry states it, or with what the context has changed."""
    start, end = passage.written_span(hit.sentence, hit.start, hit.end)
    entry = hit.entry
    return replace(Sign(entry.level, entry.axis, start, end, entry.code, entry.weight), **changed)


def _plain(passage: Passage, hit: Hit) -> Sign | None:
    return sign_of(passage, hit)


def _sure(passage: Passage, hit: Hit) -> Sign | None:
    """Said by the writer, whatever else stands there; only a quotation or somebody else's speech is not theirs."""
    if quoted(passage, hit) or reported(hit):
        return None
    return sign_of(passage, hit)


def _own(passage: Passage, hit: Hit) -> Sign | None:
    """Words about oneself: not when quoted, denied or a figure in a story; weaker when past and over."""
    whose = owner(hit)
    if quoted(passage, hit) and not re.search(
        r"\bi (?:\w+ )?(?:said|wrote|told|texted|think|keep)\b", hit.sentence.text
    ):
        return _worry(passage, hit) if reported(hit) else None
    if denied(hit):
        return None
    if whose == "other":
        return _worry(passage, hit)
    if whose in ("you", "we"):
        return None
    if not FIRST_PERSON.search(hit.sentence.text) and SECOND_PERSON.search(hit.sentence.text):
        return None
    told_of = says(hit.sentence, STORY) and not FIRST_PERSON.search(hit.words)
    studied = says(hit.sentence, STUDY) and not FIRST_PERSON.search(hit.sentence.text)
    if told_of or studied:
        return None
    return _if_over(passage, hit)


def _mention(passage: Passage, hit: Hit) -> Sign | None:
    """A bare word such as "suicide": counts only where the writer speaks of themselves, now."""
    sentence = hit.sentence
    if quoted(passage, hit) or denied(hit) or denied_after(hit) or says(sentence, STORY) or says(sentence, STUDY):
        return None
    whose = owner(hit)
    if whose == "other":
        return _worry(passage, hit)
    if whose in ("you", "we") or (SECOND_PERSON.search(sentence.text) and says(sentence, GIVING_HELP)):
        return None
    is_short = len(sentence.text) < 40 and sentence.text.lstrip().startswith(hit.words)
    if whose == "unsaid" and not FIRST_PERSON.search(sentence.text) and not is_short:
        return None
    return _if_over(passage, hit)


def _if_over(passage: Passage, hit: Hit) -> Sign:
    """What is told as past, or with thanks for being here, is a concern and no longer a risk."""
    past = says(hit.sentence, PAST) and not says(hit.sentence, PRESENT)
    if hit.entry.level >= Level.RISK and (past or _has_recovered(passage, hit)):
        return sign_of(passage, hit, level=Level.CONCERN, code="past_danger", weight=0.35)
    return sign_of(passage, hit)


def _has_recovered(passage: Passage, hit: Hit) -> bool:
    return (
        near(passage, hit, BETTER)
        and not says(hit.sentence, PRESENT)
        and not re.search(r"\bi (?:still |really |just )?want\b", hit.words)
    )


def _worry(passage: Passage, hit: Hit) -> Sign | None:
    if says(hit.sentence, STORY) or says(hit.sentence, STUDY) or not WORRY_WORDS.search(hit.sentence.text):
        return None
    if hit.entry.axis is not Axis.SELF or hit.entry.level < Level.RISK:
        return None
    return sign_of(passage, hit, level=Level.CONCERN, axis=Axis.OTHER, code="worry_about_another", weight=0.4)


def _other(passage: Passage, hit: Hit) -> Sign | None:
    """Words about somebody the writer worries about."""
    if quoted(passage, hit) or says(hit.sentence, STORY) or denied(hit, reach=20):
        return None
    return sign_of(passage, hit)


def _aimed(passage: Passage, hit: Hit) -> Sign | None:
    """Words pushed at a reader: a "please do not", a question or a quotation is none."""
    if quoted(passage, hit) or denied(hit) or reported(hit) or says(hit.sentence, STORY):
        return None
    if re.search(
        r"\b(?:if|when|are you|do you|thinking (?:of|about)|want to|tell|told|telling|said|says|saying|hope you do not|stands for)\b[^,]*$",  # noqa: E501
        hit.sentence.text[: hit.start],
    ):
        return None
    return sign_of(passage, hit)


READINGS: dict[str, Callable[[Passage, Hit], Sign | None]] = {
    "plain": _plain,
    "sure": _sure,
    "own": _own,
    "mention": _mention,
    "other": _other,
    "aimed": _aimed,
}
