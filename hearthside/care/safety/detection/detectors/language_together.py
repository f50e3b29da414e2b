"""Reads signs and pieces together in languages other than English, as `combining` and `pieces` do in English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..context import quoted
from ..language_context import denied, says
from ..lexicon import Hit
from ..passage import Passage
from ..signs import Axis, Level, Sign
from .phrases import hits_in

REACH = 1  # sentences between the first piece and the last
KINDS = {  # signs and pieces by what they add to the picture
    "intent_to_kill_self": "intent",
    "plan_made": "intent",
    "wish_to_die": "wish",
    "thoughts_of_suicide": "wish",
    "means_kept": "means",
    "farewell": "farewell",
    "wish_not_to_wake": "passive",
    "wish_not_to_be": "passive",
    "no_point_in_living": "passive",
    "burden": "passive",
    "hopeless": "despair",
    "time_is_set": "time",
    "decided": "decided",
    "means_at_hand": "means",
    "place": "place",
    "over": "over",
    "farewell_hint": "hint",
    "arranged": "arranged",
    "danger_spoken_of": "hedged",
}
TOGETHER: tuple[tuple[frozenset[str], Level], ...] = tuple(
    (frozenset(kinds.split()), level)
    for level, rows in (
        (
            Level.IMMINENT,
            (
                "intent means",
                "intent place",
                "intent farewell",
                "intent hint",
                "wish decided time",
                "wish means",
                "wish place",
                "wish farewell",
                "wish hint time",
                "farewell time",
                "farewell means",
                "place hint",
                "place despair",
                "place over",
                "arranged decided",
                "intent decided time",
                "means hint",
                "means time",
                "arranged hint time",
                "arranged farewell",
                "despair hint time",
                "hint over time",
            ),
        ),
        (Level.RISK, ("arranged hint", "arranged passive", "means passive", "means despair", "hedged passive")),
    )
    for kinds in rows
)
NAMED = {"means": "means_named", "place": "means_named", "hint": "farewell"}


@dataclass(frozen=True)
class Piece:
    kind: str
    number: int  # of its sentence
    start: int
    end: int


def language_together(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    """At most one sign for the whole picture; means and goodbyes beside danger are then called so."""
    pieces = sorted([*_from_signs(passage, found), *_from_parts(passage)], key=lambda piece: piece.start)
    level, nearby = _picture(pieces)
    if level:
        hedged = level is Level.RISK and any(piece.kind == "hedged" for piece in nearby)
        code, weight = ("denied_and_said", 0.7) if hedged else ("danger_near", 0.9 if level is Level.IMMINENT else 0.7)
        yield Sign(level, Axis.SELF, nearby[0].start, max(piece.end for piece in nearby), code, weight)
    if max([level, *(sign.level for sign in found if sign.axis is Axis.SELF)]) >= Level.RISK:
        for piece in pieces:
            if piece.kind in NAMED:
                yield Sign(Level.NONE, Axis.SELF, piece.start, piece.end, NAMED[piece.kind], 0.3)


def _picture(pieces: list[Piece]) -> tuple[Level, list[Piece]]:
    """The highest level that pieces within reach of each other come to, and those pieces."""
    best: tuple[Level, list[Piece]] = (Level.NONE, [])
    by_sentence: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_sentence.setdefault(piece.number, []).append(piece)
    for first in by_sentence:
        nearby = [piece for number in range(first, first + REACH + 1) for piece in by_sentence.get(number, ())]
        kinds = {piece.kind for piece in nearby}
        level = max((level for needed, level in TOGETHER if needed <= kinds), default=Level.NONE)
        if level > best[0]:
            best = (level, nearby)
    return best


def _from_signs(passage: Passage, found: Sequence[Sign]) -> Iterator[Piece]:
    for sign in found:
        if sign.axis is Axis.SELF and sign.level >= Level.CONCERN and sign.code in KINDS:
            yield Piece(KINDS[sign.code], passage.sentence_at(sign.start).number, sign.start, sign.end)


def _from_parts(passage: Passage) -> Iterator[Piece]:
    for hit in hits_in(passage, "parts"):
        kind = KINDS[hit.entry.code]
        if kind == "hedged" or _is_meant(passage, hit):
            yield Piece(kind, hit.sentence.number, *passage.written_span(hit.sentence, hit.start, hit.end))


def _is_meant(passage: Passage, hit: Hit) -> bool:
    """Not quoted, denied, of everyday matters or of a story."""
    if quoted(passage, hit) or denied(passage, hit):
        return False
    return not (says(passage, hit, "everyday") or says(passage, hit, "told"))
