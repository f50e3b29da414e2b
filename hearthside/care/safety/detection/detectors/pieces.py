"""Reads danger told in small pieces: means, a last time, a goodbye or a tidy end, none of which says it alone."""

from collections.abc import Iterator, Sequence

from ..context import EVERYDAY, STORY, owner, reported, says
from ..lexicon import Hit
from ..passage import Passage
from ..signs import Axis, Level, Sign

Parts = dict[str, list[Hit]]
PASSIVE = ("wish", "no_point", "burden")
REACH = 2  # sentences between the first piece and the last
KINDS = {  # the parts of parts.toml by what they add to a picture
    "means_at_hand": "means",
    "ready": "ready",
    "final": "last_time",
    "over": "over",
    "time_is_set": "time",
    "intent": "intent",
    "decided": "decided",
    "unwatched": "unwatched",
    "arranged": "arranged",
    "when_gone": "when_gone",
    "body_failing": "body_failing",
    "place_now": "place",
    "farewell": "farewell",
    "farewell_hint": "farewell",
    "farewell_soft": "farewell",
}
OWN = {"last_time", "means", "ready", "arranged", "place"}  # only what the writer says of themselves
# What has to stand together, and what it comes to. "risk", "passive" and "despair" are signs already found nearby.
TOGETHER: tuple[tuple[frozenset[str], Level], ...] = tuple(
    (frozenset(kinds.split()), level)
    for level, rows in (
        (
            Level.IMMINENT,
            (
                "risk last_time",
                "risk over farewell",
                "risk over ready",
                "risk ready time",
                "risk body_failing",
                "risk place farewell",
                "means last_time",
                "means over farewell",
                "means over unwatched",
                "means unwatched intent time",
                "means unwatched decided",
                "means decided time",
                "ready decided time",
                "ready last_time unwatched",
                "ready last_time farewell",
                "ready last_time despair",
                "ready over despair",
                "ready over unwatched",
                "arranged last_time",
                "arranged over farewell",
                "when_gone over farewell",
                "farewell last_time",
                "place farewell",
                "place last_time",
                "place body_failing",
            ),
        ),
        (
            Level.RISK,
            (
                "ready last_time",
                "unwatched last_time",
                "despair last_time",
                "arranged when_gone",
                "arranged passive",
                "means passive",
                "means when_gone",
                "farewell over decided",
            ),
        ),
    )
    for kinds in rows
)


def pieces(passage: Passage, dangers: Sequence[Sign], parts: Parts) -> Iterator[Sign]:
    """At most one sign: the highest level the pieces within reach of each other come to."""
    placed = sorted(_placed(passage, parts), key=lambda item: item[1].sentence.number)
    best: tuple[Level, list[Hit]] | None = None
    for _, anchor in placed:
        first = anchor.sentence.number
        near = [(kind, hit) for kind, hit in placed if first <= hit.sentence.number <= first + REACH]
        kinds = {kind for kind, _ in near} | _found_near(passage, dangers, first)
        level = max((level for needed, level in TOGETHER if needed <= kinds), default=Level.NONE)
        if level > (best[0] if best else Level.NONE):
            best = (level, [hit for _, hit in near])
    if best:
        yield _sign(passage, *best)


def _placed(passage: Passage, parts: Parts) -> Iterator[tuple[str, Hit]]:
    """Each piece with its kind, but for everyday matters, stories and what others do."""
    for code, hits in parts.items():
        kind = KINDS.get(code)
        for hit in hits:
            if kind is None or says(hit.sentence, EVERYDAY) or says(hit.sentence, STORY):
                continue
            if kind in OWN and (owner(hit) in ("other", "you", "we") or reported(hit)):
                continue
            yield kind, hit


def _found_near(passage: Passage, dangers: Sequence[Sign], first: int) -> set[str]:
    found = set()
    for sign in dangers:
        if first - 1 <= passage.sentence_at(sign.start).number <= first + REACH:
            found.add("despair")
            if sign.level >= Level.RISK and not sign.code.startswith("self_harm"):
                found.add("risk")
            if sign.code.startswith(PASSIVE):
                found.add("passive")
    return found


def _sign(passage: Passage, level: Level, hits: list[Hit]) -> Sign:
    spans = [passage.written_span(hit.sentence, hit.start, hit.end) for hit in hits]
    weight = 0.9 if level is Level.IMMINENT else 0.7
    return Sign(level, Axis.SELF, min(start for start, _ in spans), max(end for _, end in spans), "danger_near", weight)
