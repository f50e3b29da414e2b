"""Measures about words. What others see follows from those in force, worked out by the owner of the words."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution, InForce, amended
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.warnings import WARNINGS, label_of

from ..models import Effect, Measure
from ..queries import in_force_on
from .kinds import Chosen, MeasureKind, register

Change = tuple[str, str]
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


class OnWords(MeasureKind):
    def fits(self, chosen: Chosen, contribution: Contribution | None) -> Verdict:
        if contribution is None:
            return no(_("These words are gone."))
        if chosen.measure not in contribution.supports:
            return no(_("This cannot be done here."))
        return self.has_details(chosen, contribution)

    def has_details(self, chosen: Chosen, contribution: Contribution) -> Verdict:
        return YES

    def apply(self, effect: Effect) -> None:
        if contribution := registry.find(effect.kind, effect.row, lock=True):
            contribution.follow(in_force_on(effect.kind, effect.row))

    def undo(self, effect: Effect) -> None:
        self.apply(effect)


@register
class Leave(MeasureKind):
    key = Measure.LEAVE
    restricts = False

    def says(self, chosen: Chosen) -> str | Promise:
        return _("Your words stay as they are.")


@register
class Release(MeasureKind):
    """Shown to others. Taken back, it waits for a person again."""

    key = Measure.RELEASE
    restricts = False

    def fits(self, chosen: Chosen, contribution: Contribution | None) -> Verdict:
        return YES if contribution else no(_("These words are gone."))

    def apply(self, effect: Effect) -> None:
        if contribution := registry.find(effect.kind, effect.row, lock=True):
            contribution.release()
            contribution.follow(in_force_on(effect.kind, effect.row))

    def undo(self, effect: Effect) -> None:
        contribution = registry.find(effect.kind, effect.row, lock=True)
        if contribution and contribution.may_be_held:
            contribution.hold("report")

    def says(self, chosen: Chosen) -> str | Promise:
        return _("Others can see your words.")


@register
class Write(MeasureKind):
    """The reason itself is the message; nothing else happens."""

    key = Measure.MESSAGE
    restricts = False

    def says(self, chosen: Chosen) -> str | Promise:
        return _("A moderator writes to you. Nothing else changes.")


@register
class Hide(OnWords):
    key = Measure.HIDE

    def says(self, chosen: Chosen) -> str | Promise:
        return _("Others no longer see these words. You still see them, and you can change them.")


@register
class Fold(OnWords):
    key = Measure.FOLD

    def has_details(self, chosen: Chosen, contribution: Contribution) -> Verdict:
        topics = chosen.details.get("topics") or []
        return YES if topics and set(topics) <= set(WARNINGS) else no(_("Choose what the content note should say."))

    def says(self, chosen: Chosen) -> str | Promise:
        topics = ", ".join(str(label_of(code)) for code in chosen.details["topics"])
        return _("Your words are folded, with a content note: %(topics)s. Who wants to can open them.") % {
            "topics": topics
        }


@register
class Gap(OnWords):
    """Only the detail goes: the rest of what somebody had to say stays."""

    key = Measure.GAP

    def has_details(self, chosen: Chosen, contribution: Contribution) -> Verdict:
        spans = chosen.details.get("spans") or []
        if not spans or not all(span.strip() and span in contribution.words for span in spans):
            return no(_("Copy the exact words that should be taken out, one stretch on each line."))
        return YES

    def says(self, chosen: Chosen) -> str | Promise:
        return _(
            "Some details were taken out of your words, with a mark where they stood. All else stays as you wrote it. "
            "Details of this kind can hurt others who are struggling."
        )


@register
class Edit(OnWords):
    key = Measure.EDIT

    def has_details(self, chosen: Chosen, contribution: Contribution) -> Verdict:
        if not chosen.details.get("changes"):
            return no(
                _("Change at least one word. If this was more than a few words, please keep the lines as they are.")
            )
        return YES

    def says(self, chosen: Chosen) -> str | Promise:
        lines = [_("A few of your words were changed for others, marked for all to see. You see both.")]
        for before, after in chosen.details["changes"]:
            lines.append(_("“%(before)s” became “%(after)s”") % {"before": before, "after": after})
        return "\n".join(lines)


@register
class Close(OnWords):
    key = Measure.LOCK

    def says(self, chosen: Chosen) -> str | Promise:
        return _("This thread is closed for replies. Everybody who could read it still can.")


@register
class Move(OnWords):
    key = Measure.MOVE

    def has_details(self, chosen: Chosen, contribution: Contribution) -> Verdict:
        places = {place for place, _name in contribution.places_to_move_to()}
        return YES if chosen.details.get("to") in places else no(_("Choose where it should stand."))

    def says(self, chosen: Chosen) -> str | Promise:
        return _("Your thread stands in another space now: %(space)s.") % {"space": chosen.details.get("name", "")}


def changes_between(before: str, after: str) -> list[Change]:
    """What was changed, as stretches that are found again in words that go on changing; none where it is too much."""
    found = list(_changes(before, after))
    if found and amended(before, [InForce(Measure.EDIT, {"changes": found})]) == after:
        return found
    lines = list(zip(before.split("\n"), after.split("\n"), strict=False))
    by_line = [(old, new) for old, new in lines if old != new and old.strip()]
    works = amended(before, [InForce(Measure.EDIT, {"changes": by_line})]) == after
    return by_line if works else []


def _changes(before: str, after: str) -> Iterator[Change]:
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (what, i1, i2, j1, j2) in enumerate(opcodes):
        if what == "equal":
            continue
        left = opcodes[number - 1][1] if number else i1
        right = opcodes[number + 1][2] if number + 1 < len(opcodes) else i2
        start, end = _with_neighbours(before, old, (i1, i2), (left, right))
        yield "".join(old[start:end]), "".join(old[start:i1] + new[j1:j2] + old[i2:end])


def _with_neighbours(words: str, tokens: list[str], at: tuple[int, int], within: tuple[int, int]) -> tuple[int, int]:
    """Widen a stretch on its line until it stands only once in the words."""
    start, end = at
    while True:
        stretch = "".join(tokens[start:end])
        if stretch and words.count(stretch) == 1:
            return start, end
        goes_left = start > within[0] and "\n" not in tokens[start - 1]
        goes_right = end < within[1] and "\n" not in tokens[end]
        if not goes_left and not goes_right:
            return start, end
        start, end = start - goes_left, end + goes_right
