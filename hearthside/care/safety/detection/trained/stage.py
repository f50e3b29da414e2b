"""The detector that asks the trained reader, and says what speaks against it."""

import re
from collections.abc import Iterator, Sequence

from ..context import DENIAL, GIVING_HELP, PAST, STORY
from ..passage import Passage, Sentence
from ..signs import Axis, Level, Sign
from .opinion import Opinion, opinion_on

# What a responder should see beside such a sign, in the order in which it weighs.
AGAINST: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("against_story", STORY),
    ("against_past", PAST),
    ("against_helping", GIVING_HELP),
    ("against_denial", DENIAL),
)


def trained_stage(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    """At most one level, for the sentence that weighed most; nothing that stage 1 found is taken back."""
    opinion = opinion_on(passage, found)
    level = _level(opinion, found) if opinion else Level.NONE
    if opinion is None or level is Level.NONE:
        return
    is_other = opinion.about_another >= 0.5 or _only_about_another(found)
    code = f"trained_{'other_' if is_other else ''}{level.key}"
    span = passage.folded.span(*opinion.span)
    yield Sign(level, Axis.OTHER if is_other else Axis.SELF, *span, code, round(opinion.chance(level), 4))
    yield from _against(passage, passage.sentence_at(span[0]))


def _level(opinion: Opinion, found: Sequence[Sign]) -> Level:
    """Easily a concern; imminent, which calls people at night, only when all but sure or stage 1 sees danger too."""
    needed = opinion.thresholds
    if opinion.chance(Level.CONCERN) < needed["concern_long" if opinion.is_long else "concern"]:
        return Level.NONE
    if opinion.chance(Level.IMMINENT) >= needed["imminent_alone"]:
        return Level.IMMINENT
    seen_at_risk = any(sign.level >= Level.RISK and sign.axis in (Axis.SELF, Axis.OTHER) for sign in found)
    if seen_at_risk and opinion.chance(Level.IMMINENT) >= needed["imminent"]:
        return Level.IMMINENT
    return Level.RISK if opinion.chance(Level.RISK) >= needed["risk"] else Level.CONCERN


def _only_about_another(found: Sequence[Sign]) -> bool:
    """Phrases know better than the reader whom a sentence is about."""
    axes = {sign.axis for sign in found if sign.level > Level.NONE}
    return Axis.OTHER in axes and Axis.SELF not in axes


def _against(passage: Passage, sentence: Sentence) -> Iterator[Sign]:
    for code, cue in AGAINST:
        if match := cue.search(sentence.text):
            yield Sign(Level.NONE, Axis.SELF, *passage.written_span(sentence, *match.span()), code, 0.0)
            return
