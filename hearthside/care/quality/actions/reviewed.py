"""Words that people have looked at, for those who make the software: with two yeses, and without a name."""

import re
from collections.abc import Collection, Iterator

from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety import detection
from hearthside.care.safety.models import CaseWords, Outcome, Urgency
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member
from hearthside.people.privacy.models import Choice
from hearthside.people.privacy.queries import members_who_allow

from .. import rules
from ..models import Reading, Seen

BLOT = "[…]"
WORD = re.compile(r"\w+")
LONGEST_NAME = 4  # words in a name here


def reviewed_words(operator: Member) -> list[dict[str, str]]:
    """Posts whose writers allow it, each once, with the level that a person saw in it.

    Keys: text, level, seen_by ("case" or "sample"), language. Ordered by the text, so that the order says nothing.

    Raises:
        Refused: unless the operator has switched it on, and asks.
    """
    require(rules.may_give_words(operator))
    allowed = {member.pk: member for member in members_who_allow(Choice.LEARNING)}
    names = {name.casefold() for name in Member.objects.values_list("name", flat=True)}
    seen: dict[str, dict[str, str]] = {}
    for contribution, level, seen_by in (*_in_sample(), *_in_cases(allowed)):
        author = contribution.author
        if author is not None and author.pk in allowed and _may_leave(contribution):
            text = without_names(contribution.words, names)
            seen[contribution.key] = {"text": text, "level": level, "seen_by": seen_by, "language": author.language}
    record(operator.pk, "took reviewed words", "quality.sampling:1", str(len(seen)))
    return sorted(seen.values(), key=lambda row: row["text"])


def without_names(text: str, names: set[str]) -> str:
    """The text with members' names, and whatever detection takes for personal data, blotted out."""
    spans = [
        (sign.start, sign.end)
        for sign in detection.signs_in(text)
        if sign.axis is detection.Axis.PERSONAL_DATA and sign.end > sign.start
    ]
    kept, at = "", 0
    for start, end in sorted([*spans, *_names_in(text, names)]):
        if start >= at:
            kept += text[at:start] + BLOT
        at = max(at, end)
    return kept + text[at:]


def _names_in(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    words = list(WORD.finditer(text))
    for first in range(len(words)):
        for last in words[first : first + LONGEST_NAME]:
            if text[words[first].start() : last.end()].casefold() in names:
                yield words[first].start(), last.end()


def _may_leave(contribution: Contribution) -> bool:
    """Posts that others can read, under the writer's own name; private talk has no frame and never leaves."""
    now = timezone.now()
    is_for_all = type(contribution).sample_frame(now, now) is not None
    return is_for_all and contribution.is_shown and not contribution.is_anonymous


def _in_cases(allowed: Collection[int]) -> Iterator[tuple[Contribution, str, str]]:
    """What people made of what software found: nothing, where no help was needed."""
    theirs = CaseWords.objects.filter(case__member__in=allowed, case__about_another=False, sealed_at=None)
    for words in theirs.exclude(case__closed_at=None).select_related("case").order_by("added_at"):
        if (found := registry.find(words.kind, words.row)) is not None:
            was_needed = words.case.outcome != Outcome.NOT_NEEDED
            yield found, Urgency(words.urgency).name.lower() if was_needed else "none", "case"


def _in_sample() -> Iterator[tuple[Contribution, str, str]]:
    readings = Reading.objects.exclude(pick__row=None).select_related("pick").order_by("read_at")
    for reading in readings:
        found = registry.find(reading.pick.kind, reading.pick.row or 0)
        if found is not None:
            yield found, Seen(reading.verdict).name.lower().replace("nothing", "none"), "sample"
