"""Decides, for a language other than English, whether a phrase counts in its context and how much.

The readings an entry of `danger.toml` can ask for: "own" (the first person stands in the words themselves), "open"
(anybody may be meant), "mention" (a bare word), "worn" (tired of what?), "sure" (no denial is looked for), "other"
(about somebody the writer worries about), "farewell", "told_past".
"""

from collections.abc import Callable

from .context import quoted
from .judgement import sign_of
from .language_context import denied, near, reported, says, told_before, whose
from .lexicon import Hit
from .passage import Passage
from .signs import Axis, Level, Sign


def believed(passage: Passage, hit: Hit) -> Sign | None:
    """The sign behind a phrase, or None if its context speaks against it."""
    if quoted(passage, hit) and not says(passage, hit, "i_said"):
        return None
    return READINGS[hit.entry.reading](passage, hit)


def _own(passage: Passage, hit: Hit) -> Sign | None:
    if denied(passage, hit) or told_before(passage, hit):
        return None
    return _worry(passage, hit) if reported(passage, hit) else sign_of(passage, hit)


def _open(passage: Passage, hit: Hit) -> Sign | None:
    """Counts as the writer's own unless somebody else was named last; weaker when past and over."""
    if denied(passage, hit) or says(passage, hit, "told"):
        return None
    who = whose(passage, hit)
    if who == "other" or reported(passage, hit):
        return _worry(passage, hit)
    if who in ("you", "generic") or (who != "self" and says(passage, hit, "helping")):
        return None
    if hit.entry.level >= Level.RISK and _is_over(passage, hit):
        return sign_of(passage, hit, level=Level.CONCERN, code="past_danger", weight=0.35)
    return sign_of(passage, hit)


def _mention(passage: Passage, hit: Hit) -> Sign | None:
    """A bare word such as "suicide": counts only where the writer speaks of themselves, or somebody near."""
    who = whose(passage, hit)
    if says(passage, hit, "helping") or (who == "unsaid" and not says(passage, hit, "self")):
        return None
    return _open(passage, hit)


def _worn(passage: Passage, hit: Hit) -> Sign | None:
    """Worn out by life, not by the noise of a building site."""
    return None if says(passage, hit, "annoyance") else _own(passage, hit)


def _sure(passage: Passage, hit: Hit) -> Sign | None:
    return None if told_before(passage, hit) or reported(passage, hit) else sign_of(passage, hit)


def _other(passage: Passage, hit: Hit) -> Sign | None:
    spoken_to = says(passage, hit, "helping") or whose(passage, hit) in ("you", "generic")
    if spoken_to or denied(passage, hit) or says(passage, hit, "told"):
        return None
    return sign_of(passage, hit)


def _farewell(passage: Passage, hit: Hit) -> Sign | None:
    """A goodbye, unless it is one to work, to a journey or until Monday."""
    if says(passage, hit, "everyday") or says(passage, hit, "told"):
        return None
    return sign_of(passage, hit)


def _told_past(passage: Passage, hit: Hit) -> Sign | None:
    """An attempt of years ago is a concern; one of yesterday is not over."""
    who = whose(passage, hit)
    if denied(passage, hit) or says(passage, hit, "told") or who in ("you", "generic"):
        return None
    if who == "other" or reported(passage, hit):
        return sign_of(passage, hit, axis=Axis.OTHER, code="worry_about_another")
    if says(passage, hit, "just_now") and not near(passage, hit, "better"):
        return sign_of(passage, hit, level=Level.RISK, code="intent_to_kill_self", weight=0.8)
    return sign_of(passage, hit)


def _is_over(passage: Passage, hit: Hit) -> bool:
    if says(passage, hit, "present"):
        return False
    return says(passage, hit, "past") or near(passage, hit, "better")


def _worry(passage: Passage, hit: Hit) -> Sign | None:
    if hit.entry.axis is not Axis.SELF or hit.entry.level < Level.RISK or says(passage, hit, "told"):
        return None
    return sign_of(passage, hit, level=Level.CONCERN, axis=Axis.OTHER, code="worry_about_another", weight=0.4)


READINGS: dict[str, Callable[[Passage, Hit], Sign | None]] = {
    "own": _own,
    "open": _open,
    "mention": _mention,
    "worn": _worn,
    "sure": _sure,
    "other": _other,
    "farewell": _farewell,
    "told_past": _told_past,
}
