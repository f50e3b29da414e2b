"""Look each day whether suddenly more people in danger write of the same, and keep what people made of it."""

from datetime import UTC, datetime, time, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import queries, rules
from ..clusters import Surge, surges
from ..models import Cluster, Finding

QUIET = timedelta(days=28)  # what was looked at does not come up again within this time
KEPT = timedelta(days=90)


def look_once_a_day() -> None:
    """The chore of each hour. After a restart it may look twice; what is known already is not told again."""
    today = timezone.now().astimezone(UTC).date()
    if cache.add(f"looked-for-clusters-{today}", 1, timeout=86_400):
        look_for_clusters()


@transaction.atomic
def look_for_clusters() -> list[Cluster]:
    """What is new in the week that ended with the last midnight (UTC)."""
    today = timezone.now().astimezone(UTC).date()
    known = Cluster.objects.filter(found_on__gt=today - QUIET)
    until = datetime.combine(today, time(), UTC)
    now, before = queries.written_in_danger(until)
    by_word = surges(now.words, before.words, now.people, before.people)
    by_code = surges(now.codes, before.codes, now.people, before.people)
    said = {each.word for each in known} | {each.code for each in known}
    fresh = [
        *(_cluster(surge, found_on=today, code=surge.term) for surge in by_code if surge.term not in said),
        *(_cluster(surge, found_on=today, word=surge.term) for surge in by_word if surge.term not in said),
    ]
    return Cluster.objects.bulk_create(fresh)


@transaction.atomic
def close_cluster(member: Member, cluster: Cluster, finding: Finding, note: str = "") -> None:
    """Say what it was, so that the next person need not ask."""
    cluster = Cluster.objects.select_for_update().get(pk=cluster.pk)
    require(rules.may_close_cluster(member, cluster))
    cluster.finding, cluster.note = finding, note
    cluster.closed_by, cluster.closed_at = member, timezone.now()
    cluster.save(update_fields=["finding", "note", "closed_by", "closed_at"])
    record(member.pk, "looked at a cluster", f"quality.cluster:{cluster.pk}", finding)


def forget_old_clusters() -> int:
    """The sweep: a quarter of a year after people looked, the word goes."""
    return Cluster.objects.filter(closed_at__lt=timezone.now() - KEPT).delete()[0]


def _cluster(surge: Surge, **what: object) -> Cluster:
    return Cluster(people=surge.people, expected=surge.expected, **what)
