"""The community's own phrases, and what they would have changed in the last weeks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.people.members.models import Member

from ..detection import Community, Level, read
from ..detection.harmless import holds_one_of
from ..models import PhraseVersion
from ..phrasing import Phrases, phrases_from
from .languages import languages_read

LOOKED_BACK = timedelta(days=30)
MOST_READ = 20_000  # contributions, newest first; the page says when there were more
MOST_SHOWN = 30


@dataclass(frozen=True)
class Change:
    """One contribution that would be read differently."""

    before: Level
    after: Level
    place: str
    address: str


@dataclass
class DryRun:
    """What phrases would have done to what others could read in the last thirty days. Private talk is not in it."""

    looked_at: int = 0
    there_were_more: bool = False
    moves: Counter[tuple[Level, Level]] = field(default_factory=Counter)
    shown: list[Change] = field(default_factory=list)


def phrases_in_force() -> Phrases:
    newest = PhraseVersion.objects.order_by("-pk").values_list("body", flat=True).first()
    return phrases_from(newest or {})


def phrase_versions() -> QuerySet[PhraseVersion]:
    """Newest first."""
    return PhraseVersion.objects.select_related("made_by").order_by("-pk")


def what_detection_is_told() -> Community:
    """Everything that this community has taught detection, as one value."""
    return phrases_in_force().added_to(Community(languages=languages_read()))


def try_phrases(viewer: Member, proposed: Phrases) -> DryRun:
    """Read again what holds one of the phrases that differ; all else is read as before."""
    told = what_detection_is_told()
    taught = proposed.added_to(told)
    phrases = _that_differ(phrases_in_force(), proposed)
    run = DryRun()
    for contribution in _recent(run):
        words = contribution.words
        if not holds_one_of(words, phrases):
            continue
        before, after = read(words, community=told).level, read(words, community=taught).level
        if before != after:
            run.moves[before, after] += 1
            if len(run.shown) < MOST_SHOWN and contribution.visible_to(viewer):
                run.shown.append(Change(before, after, contribution.place, contribution.address))
    return run


def _that_differ(old: Phrases, new: Phrases) -> set[str]:
    """Phrases that are new, gone, or stand at another level."""
    kinds = ("concern", "risk", "imminent", "leave")
    return {phrase for kind in kinds for phrase in {*getattr(old, kind)} ^ {*getattr(new, kind)}}


def _recent(run: DryRun) -> Iterator[Contribution]:
    now = timezone.now()
    for _kind, known in sorted(registry.kinds().items()):
        rows = known.sample_frame(now - LOOKED_BACK, now)
        if rows is None:
            continue
        for row in rows.order_by("-pk")[: MOST_READ + 1].iterator(chunk_size=500):
            if run.looked_at == MOST_READ:
                run.there_were_more = True
                return
            run.looked_at += 1
            yield known(row)
