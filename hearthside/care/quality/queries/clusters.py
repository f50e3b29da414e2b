"""What people in danger wrote of, counted by person, and where it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.models import RecordedSign
from hearthside.people.members.models import Member

from ..clusters import terms
from ..models import Cluster

WEEK = timedelta(days=7)
WEEKS_BEFORE = 8
AT_ONCE = 500
MOST = 20_000  # contributions read in one look, newest first: a bound on work, out of reach of any ordinary month


@dataclass
class Written:
    """How many people wrote each word and showed each sign, and how many there were."""

    words: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    people: int = 0


def written_in_danger(until: datetime) -> tuple[Written, Written]:
    """The week before `until`, and the eight weeks before that, in which each person counts once a week."""
    now, before = Written(), Written()
    for weeks_ago in range(WEEKS_BEFORE + 1):
        end = until - weeks_ago * WEEK
        _count(now if weeks_ago == 0 else before, end - WEEK, end)
    return now, before


def open_clusters() -> QuerySet[Cluster]:
    return Cluster.objects.filter(closed_at=None).order_by("-found_on", "pk")


def recent_clusters() -> QuerySet[Cluster]:
    """What people looked at lately, newest first."""
    return Cluster.objects.exclude(closed_at=None).select_related("closed_by").order_by("-closed_at")[:20]


def cluster_words(viewer: Member, cluster: Cluster) -> list[Contribution]:
    """The words behind a cluster that this person may see, oldest first; found anew each time and kept nowhere."""
    until = datetime.combine(cluster.found_on, time(), UTC)
    return [
        contribution
        for contribution, codes in _in_danger(until - WEEK, until)
        if (cluster.code in codes if cluster.code else cluster.word in terms(contribution.words))
        and contribution.visible_to(viewer)
    ]


def _count(into: Written, since: datetime, until: datetime) -> None:
    words: dict[int, set[str]] = defaultdict(set)
    shown: dict[int, set[str]] = defaultdict(set)
    for contribution, codes in _in_danger(since, until):
        if (author := contribution.author) is not None and not contribution.author_is_on_duty:
            words[author.pk] |= terms(contribution.words)
            shown[author.pk] |= codes
    into.people += len(words)
    for said, codes in zip(words.values(), shown.values(), strict=True):
        into.words.update(said)
        into.codes.update(codes)


def _in_danger(since: datetime, until: datetime) -> Iterator[tuple[Contribution, set[str]]]:
    """What others could read and signs of danger were found in, with the signs' codes; never private talk."""
    signs = RecordedSign.objects.filter(level__gt=0, row=OuterRef("pk"))
    for kind, known in sorted(registry.kinds().items()):
        rows = known.sample_frame(since, until)
        if rows is None:
            continue
        found = list(rows.filter(Exists(signs.filter(kind=kind))).order_by("-pk")[:MOST])
        codes = _codes(kind, [row.pk for row in found])
        yield from ((known(row), codes[row.pk]) for row in found)


def _codes(kind: str, rows: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    signs = RecordedSign.objects.filter(kind=kind, level__gt=0)
    for start in range(0, len(rows), AT_ONCE):
        for row, code in signs.filter(row__in=rows[start : start + AT_ONCE]).values_list("row", "code"):
            found[row].add(code)
    return found
