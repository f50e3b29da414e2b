"""What waits to be read, and what the readings say."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.models import Case, CaseEntry, CaseWords, Outcome, RecordedSign
from hearthside.people.members.models import Member

from ..models import Draw, Pick, Reading, Sampling, Seen, Stratum
from ..recall import Estimate, Share, Week, agreement, recall
from ..rules import last_whole_week, span_of

WEEKS = 13  # a quarter: long enough for a few hundred readings, short enough to be about this version
READ_WITHIN = timedelta(weeks=4)  # words older than this are not worth a reader's evening


@dataclass(frozen=True)
class LanguageQuality:
    """What can honestly be said about the detector in one language."""

    language: str
    read: int
    missed: int
    flagged: int
    needed: Share  # of cases that software opened and people closed: those in which help was needed
    recall: Estimate | None


@dataclass(frozen=True)
class Missed:
    """One contribution in which a reader saw what the detector did not."""

    language: str
    urgency: str  # a level's key
    read_at: datetime
    address: str  # empty once the words are gone


@dataclass(frozen=True)
class TwoReaders:
    """Contributions that two people read."""

    pairs: int
    alike: int
    beyond_chance: float | None


def sampling() -> Sampling:
    return Sampling.objects.filter(pk=1).first() or Sampling(pk=1)


def sample_size() -> int:
    return sampling().size


def waiting_for(reader: Member) -> QuerySet[Pick]:
    """What this reader could read now: too few have, they have not, and it is not long ago."""
    since = timezone.now() - READ_WITHIN
    own = Reading.objects.filter(pick=OuterRef("pk"), reader=reader)
    asked = Pick.objects.exclude(row=None).filter(~Exists(own), draw__drawn_at__gte=since)
    return asked.annotate(so_far=Count("readings")).filter(so_far__lt=F("readers_wanted")).order_by("-draw", "pk")


def next_pick(reader: Member) -> tuple[Pick, Contribution] | None:
    """The next one whose words are still as the sample drew them: there, shown, another's, with nothing found."""
    for pick in waiting_for(reader).iterator(chunk_size=10):
        if (found := readable(reader, pick)) is not None:
            return pick, found
    return None


def readable(reader: Member, pick: Pick) -> Contribution | None:
    """The words of a pick, unless this reader must not or need not read them."""
    found = registry.find(pick.kind, pick.row) if pick.row is not None else None
    if found is None or not found.is_shown or (found.author and found.author.pk == reader.pk):
        return None
    was_found = RecordedSign.objects.filter(kind=pick.kind, row=found.row.pk, level__gt=0).exists()
    return None if was_found else found


def qualities() -> list[LanguageQuality]:
    """By language, the one most written in first."""
    weeks = _weeks_by_language()
    needed = _needed_by_language()
    told = [
        LanguageQuality(
            language,
            sum(week.read for week in known),
            sum(week.missed for week in known),
            sum(week.flagged for week in known),
            needed.get(language, Share(0, 0)),
            recall(known, needed.get(language, Share(0, 0))),
        )
        for language, known in weeks.items()
    ]
    return sorted(told, key=lambda known: -sum(week.nothing for week in weeks[known.language]))


def level_counts() -> list[tuple[date, dict[str, int]]]:
    """How many contributions of each week stood at each level, oldest week first."""
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    for stratum in _recent(Stratum.objects.select_related("draw"), "draw__"):
        for level in ("nothing", "concern", "risk", "imminent"):
            counts[stratum.draw.week][level] += getattr(stratum, level)
    return [(week, dict(counts[week])) for week in sorted(counts)]


def missed() -> list[Missed]:
    """What readers found by hand, newest first."""
    found = Reading.objects.filter(verdict__gt=Seen.NOTHING).select_related("pick__draw").order_by("-read_at", "-pk")
    readings = list(_recent(found, "pick__draw__"))
    addresses = _addresses({reading.pick for reading in readings})
    return [
        Missed(
            reading.pick.language,
            Seen(reading.verdict).name.lower(),
            reading.read_at,
            addresses.get((reading.pick.kind, reading.pick.row), ""),
        )
        for reading in readings
    ]


def worries_missed() -> int:
    """Words in which nothing was found and a member was worried about their writer, in the same weeks."""
    flagged = RecordedSign.objects.filter(kind=OuterRef("kind"), row=OuterRef("row"), level__gt=0)
    worried = CaseEntry.objects.filter(case=OuterRef("case"), verb="worry reported")
    since = span_of(_first_week())[0]
    return CaseWords.objects.filter(~Exists(flagged), Exists(worried), added_at__gte=since).count()


def two_readers() -> TwoReaders:
    verdicts: dict[int, list[int]] = defaultdict(list)
    twice = Reading.objects.filter(pick__readers_wanted=2).order_by("read_at", "pk")
    for pick, verdict in _recent(twice, "pick__draw__").values_list("pick", "verdict"):
        verdicts[pick].append(verdict)
    pairs = [(seen[0], seen[1]) for seen in verdicts.values() if len(seen) > 1]
    return TwoReaders(len(pairs), sum(one == other for one, other in pairs), agreement(pairs))


def last_draw() -> Draw | None:
    return Draw.objects.order_by("-week").first()


def _addresses(picks: set[Pick]) -> dict[tuple[str, int | None], str]:
    """Where the words stand that are still there, with one question for each kind."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for pick in picks:
        if pick.row is not None:
            wanted[pick.kind].append(pick.row)
    return {
        (kind, row.pk): known(row).address
        for kind, known in registry.kinds().items()
        for row in known.model._default_manager.filter(pk__in=wanted[kind])
    }


def _weeks_by_language() -> dict[str, list[Week]]:
    """Any reader who saw something counts: the question is what a person would have wanted to look at."""
    read: Counter[tuple[int, str]] = Counter()
    missed_in: Counter[tuple[int, str]] = Counter()
    seen = Count("readings", filter=Q(readings__verdict__gt=Seen.NOTHING))
    picks = Pick.objects.filter(readings__isnull=False).annotate(seen=seen)
    for draw, language, saw in _recent(picks, "draw__").values_list("draw", "language", "seen"):
        read[draw, language] += 1
        missed_in[draw, language] += saw > 0
    weeks: dict[str, list[Week]] = defaultdict(list)
    for stratum in _recent(Stratum.objects.all(), "draw__"):
        key = (stratum.draw_id, stratum.language)
        flagged = stratum.concern + stratum.risk + stratum.imminent
        weeks[stratum.language].append(Week(stratum.nothing, flagged, read[key], missed_in[key]))
    return weeks


def _needed_by_language() -> dict[str, Share]:
    """How cases ended that software opened; a worry, a request or a reader opened the others."""
    flagged = RecordedSign.objects.filter(kind=OuterRef("kind"), row=OuterRef("row"), level__gt=0)
    about = CaseWords.objects.filter(Exists(flagged), case=OuterRef("pk"))
    closed = Case.objects.filter(Exists(about), opened_at__gte=span_of(_first_week())[0]).exclude(closed_at=None)
    counted = closed.exclude(member=None).values_list("member__language").annotate(
        of=Count("pk"), needed=Count("pk", filter=~Q(outcome=Outcome.NOT_NEEDED))
    )  # fmt: skip
    return {language: Share(of, needed) for language, of, needed in counted}


def _first_week() -> date:
    return last_whole_week(timezone.now()) - timedelta(weeks=WEEKS - 1)


def _recent(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    return rows.filter(**{f"{path}week__gte": _first_week()})
