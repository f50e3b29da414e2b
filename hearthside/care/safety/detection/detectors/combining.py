"""Reads signs together: what is a wish alone is near danger with a time, a goodbye or means beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..context import EVERYDAY, PAST, denied, quoted, says
from ..lexicon import Hit
from ..passage import Passage
from ..signs import Axis, Level, Sign
from .phrases import hits_in
from .pieces import pieces

RECENT_PAST = re.compile(
    r"\b(?:last (?:night|week|month|year)|yesterday|wanted|tried|thought|was going|almost|years?)\b"
)
MEANS = ("means_at_hand", "ready", "means_spoken_of")
FAREWELLS = ("farewell", "farewell_hint", "farewell_soft")
NEIGHBOURS = 1  # sentences between a wish and the part that makes it near
Parts = dict[str, list[Hit]]


def combine(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    parts = _parts(passage)
    dangers = [
        sign for sign in found if sign.axis is Axis.SELF and sign.level >= Level.CONCERN and sign.code != "past_danger"
    ]
    together = [
        *_nearer(passage, dangers, parts),
        *_denied_and_said(dangers, parts),
        *_farewells(passage, parts),
        *pieces(passage, dangers, parts),
    ]
    yield from together
    yield from _named(passage, parts, in_danger=any(sign.level >= Level.RISK for sign in [*dangers, *together]))


def _named(passage: Passage, parts: Parts, in_danger: bool) -> Iterator[Sign]:
    """Means and goodbyes beside danger are called so; a goodbye alone is no more than a hint."""
    if not in_danger:
        yield from (_part_sign(passage, hit, "farewell_hint") for hit in parts.get("farewell_hint", ())[:1])
        return
    for code, sources in (("means_named", MEANS), ("farewell", FAREWELLS)):
        hits = [hit for source in sources for hit in parts.get(source, ()) if not says(hit.sentence, EVERYDAY)]
        yield from (_part_sign(passage, hit, code) for hit in hits[:3])


def _parts(passage: Passage) -> Parts:
    parts: Parts = {}
    for hit in hits_in(passage, "parts"):
        if (
            quoted(passage, hit)
            or (hit.entry.code not in ("danger_spoken_of",) and denied(hit))
            or says(hit.sentence, PAST)
        ):
            continue
        parts.setdefault(hit.entry.code, []).append(hit)
    return parts


def _nearer(passage: Passage, dangers: list[Sign], parts: Parts) -> Iterator[Sign]:
    beside = _codes_by_sentence(parts)
    for sign in dangers:
        if sign.level is not Level.RISK or sign.code in ("self_harm_now", "self_harm_spoken_of"):
            continue
        number = passage.sentence_at(sign.start).number
        codes = set().union(*(beside.get(near, ()) for near in range(number - NEIGHBOURS, number + NEIGHBOURS + 1)))
        timed = "time_is_set" in codes
        armed = "means_at_hand" in codes and ("intent" in codes or timed)
        told = says(passage.sentences[number], RECENT_PAST)
        if not told and ((timed and "intent" in codes) or armed or codes & {"farewell", "farewell_hint"}):
            yield replace(sign, level=Level.IMMINENT, code="danger_near", weight=0.93)


def _codes_by_sentence(parts: Parts) -> dict[int, set[str]]:
    beside: dict[int, set[str]] = {}
    for code, hits in parts.items():
        for hit in hits:
            if code != "time_is_set" or not says(hit.sentence, RECENT_PAST):
                beside.setdefault(hit.sentence.number, set()).add(code)
    return beside


def _denied_and_said(dangers: list[Sign], parts: Parts) -> Iterator[Sign]:
    """ "I am not suicidal, I just do not want to wake up": the denial makes the wish no smaller."""
    if not parts.get("danger_spoken_of"):
        return
    for sign in dangers:
        if sign.level is Level.CONCERN and sign.code.startswith(("wish", "no_point", "burden")):
            yield replace(sign, level=Level.RISK, code="denied_and_said", weight=0.7)


def _farewells(passage: Passage, parts: Parts) -> Iterator[Sign]:
    hits = sorted(
        [*parts.get("farewell", ()), *parts.get("means_at_hand", ())], key=lambda hit: (hit.sentence.number, hit.start)
    )
    for first, second in pairwise(hits):
        codes = {first.entry.code, second.entry.code}
        if second.sentence.number - first.sentence.number > 2 or _overlap(first, second) or "farewell" not in codes:
            continue
        timed = any(
            abs(hit.sentence.number - second.sentence.number) <= NEIGHBOURS for hit in parts.get("time_is_set", ())
        )
        names_day = re.search(r"\b(?:tonight|tomorrow|soon|today)\b", first.sentence.text + second.sentence.text)
        level = Level.IMMINENT if timed or names_day or len(codes) == 2 else Level.RISK
        start, _ = passage.written_span(first.sentence, first.start, first.end)
        _, end = passage.written_span(second.sentence, second.start, second.end)
        yield Sign(level, Axis.SELF, start, end, "farewell_tone", 0.85)
        return


def _overlap(first: Hit, second: Hit) -> bool:
    return first.sentence is second.sentence and first.start < second.end and second.start < first.end


def _part_sign(passage: Passage, hit: Hit, code: str) -> Sign:
    start, end = passage.written_span(hit.sentence, hit.start, hit.end)
    return Sign(Level.NONE, Axis.SELF, start, end, code, hit.entry.weight)
