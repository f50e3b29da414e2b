from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone

from hearthside.people.members.models import Member

from .models import Alert, Page, PageState, PushSubscription, Webhook
from .wording import sentence

MOST_BANNERS = 5
WAITING = (PageState.DUE, PageState.FAILED)
# A level of the ladder as a number; notifications stand below the app that owns it.
_RANK = Case(
    When(urgency="imminent", then=Value(3)), When(urgency="risk", then=Value(2)), default=Value(1),
    output_field=IntegerField(),
)  # fmt: skip


@dataclass(frozen=True)
class Reached:
    """By which ways somebody can be paged who has no page of ours open."""

    by_mail: bool
    browsers: int

    def __bool__(self) -> bool:
        return self.by_mail or self.browsers > 0


@dataclass(frozen=True)
class Waiting:
    """A page whose time has come. `receiver` tells one from another and says nothing about either."""

    pk: int
    tries: int
    receiver: tuple[object, ...]


def waiting_pages(limit: int = 200) -> list[Waiting]:
    """Pages whose time has come, most urgent first, then new ones before those that failed."""
    due = Page.objects.filter(state__in=WAITING, due_at__lte=timezone.now())
    rows = due.order_by(_RANK.desc(), "tries", "due_at", "pk").values_list(
        "pk", "tries", "way", "member", "subscription", "webhook"
    )
    return [Waiting(pk, tries, (way, *receiver)) for pk, tries, way, *receiver in rows[:limit]]


def alerts_of(member: Member) -> list[Alert]:
    """The banners somebody has not acted on, most urgent first; a page full of them would help nobody."""
    mine = Alert.objects.filter(member=member, ended_at=None)
    return list(mine.order_by(_RANK.desc(), "raised_at")[:MOST_BANNERS])


def browsers_of(member: Member) -> QuerySet[PushSubscription]:
    return PushSubscription.objects.filter(member=member).order_by("-made_at")


def webhooks() -> QuerySet[Webhook]:
    return Webhook.objects.order_by("pk")


def reach_of(people: Iterable[Member]) -> dict[int, Reached]:
    """For each of them, how they can be reached; never the address itself."""
    ids = [member.pk for member in people]
    mailed = set(
        Member.objects.filter(pk__in=ids).exclude(account__email="").exclude(account=None).values_list("pk", flat=True)
    )
    browsers = list(PushSubscription.objects.filter(member__in=ids).values_list("member", flat=True))
    return {pk: Reached(pk in mailed, browsers.count(pk)) for pk in ids}


def pages_of_calls(since: datetime) -> QuerySet[Page]:
    """What was sent or tried, newest first."""
    return Page.objects.filter(made_at__gte=since).select_related("member").order_by("-pk")


def stuck_pages() -> QuerySet[Page]:
    """What did not leave and is tried again."""
    return Page.objects.filter(state=PageState.FAILED).select_related("member").order_by("-tries", "pk")


def sentence_of(says: str) -> str:
    """The fixed sentence that stands in a page."""
    return sentence(says)
