import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member
from hearthside.people.organisations.queries import community

from ..models import Alert, Page, PageState, PushSubscription, Way, Webhook
from ..queries import WAITING
from ..wording import ANSWERED_BY_A_CLAIM
from .alerts import end_alerts, raise_alert

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=90)  # long enough to look into a night that went wrong


@dataclass(frozen=True)
class Call:
    """What all pages of one call have in common: numbers and keys."""

    case: int | None  # none: a test
    urgency: str
    says: str
    level: str = ""
    number: int = 1
    pk: int | None = None  # of the row that the caller keeps about it


@transaction.atomic
def page_people(call: Call, people: Iterable[Member], ways: Iterable[str]) -> int:
    """Write down a page for each person and way, to be delivered soon; says how many receivers there are."""
    everybody, wanted = list(people), set(ways)
    receivers: list[dict[str, Any]] = []
    if Way.APP in wanted:
        for member in everybody:
            _raise(call, member)
    if Way.MAIL in wanted:
        with_address = Member.objects.filter(pk__in=[member.pk for member in everybody]).exclude(account__email="")
        receivers += [
            {"way": Way.MAIL, "member_id": pk} for pk in with_address.exclude(account=None).values_list("pk", flat=True)
        ]
    if Way.PUSH in wanted:
        browsers = PushSubscription.objects.filter(member__in=everybody).values_list("pk", "member")
        receivers += [{"way": Way.PUSH, "subscription_id": pk, "member_id": member} for pk, member in browsers]
    if Way.WEBHOOK in wanted:
        receivers += [{"way": Way.WEBHOOK, "webhook_id": pk} for pk in Webhook.objects.values_list("pk", flat=True)]
    _write_down(call, receivers)
    return len(receivers) + (len(everybody) if Way.APP in wanted else 0)


@transaction.atomic
def page_address(call: Call, ways: Iterable[str]) -> int:
    """The same for the community's on-call address, behind which stands nobody by name."""
    wanted, receivers = set(ways), 0
    if Way.MAIL in wanted and community().on_call_address:
        _write_down(call, [{"way": Way.MAIL, "member_id": None}])
        receivers = 1
    elif Way.MAIL in wanted:
        logger.error("case %s waits and there is no on-call address", call.case)
    return receivers + page_people(call, [], wanted & {Way.WEBHOOK})


def page_member(member: Member, case_id: int, urgency: str, way: str = Way.APP, says: str = "somebody_waits") -> int:
    """Tell one person about one case by one way; says how many receivers they have there."""
    return page_people(Call(case_id, urgency, says), [member], [way])


@transaction.atomic
def end_calls(case: int) -> None:
    """Somebody came: calls that were sent are answered, calls that wait are no longer needed."""
    _end(Page.objects.filter(case=case, says__in=ANSWERED_BY_A_CLAIM))
    end_alerts(case, saying=ANSWERED_BY_A_CLAIM)


@transaction.atomic
def end_pages(case: int) -> None:
    """The case is closed: nobody needs to know anything of it any more."""
    _end(Page.objects.filter(case=case))
    end_alerts(case)


def send_test_pages(people: Iterable[Member] = (), webhook: Webhook | None = None) -> int:
    """A test by all ways but the banner: to people, or to one webhook."""
    call = Call(None, "test", "test")
    if webhook is None:
        return page_people(call, people, [Way.MAIL, Way.PUSH])
    _write_down(call, [{"way": Way.WEBHOOK, "webhook_id": webhook.pk}])
    return 1


def forget_old_pages() -> int:
    """The chore of every hour: calls stay in their case's history; where each page went is forgotten. Says how many."""
    before = timezone.now() - KEPT_FOR
    Alert.objects.filter(ended_at__lt=before).delete()
    return Page.objects.filter(made_at__lt=before).exclude(state__in=WAITING).delete()[0]


def _end(pages: QuerySet[Page]) -> None:
    now = timezone.now()
    pages.filter(state=PageState.SENT).update(state=PageState.ACKNOWLEDGED, ended_at=now)
    pages.filter(state__in=WAITING).update(state=PageState.STOPPED, ended_at=now)


def _raise(call: Call, member: Member) -> None:
    """A banner needs no journey: its page is sent when it is written."""
    if call.case is None:
        return
    raise_alert(member, call.case, call.urgency, call.says)
    now = timezone.now()
    Page.objects.create(
        **_facts(call), way=Way.APP, member=member, state=PageState.SENT, made_at=now, due_at=now, sent_at=now, tries=1
    )


def _write_down(call: Call, receivers: list[dict[str, Any]]) -> None:
    """A page to the same receiver that has not left yet is enough: it takes on the newer words."""
    waiting = _waiting_about(call)
    now = timezone.now()
    fresh = []
    for receiver in receivers:
        known = waiting.get(_key(receiver))
        if known is None:
            fresh.append(Page(**_facts(call), **receiver, made_at=now, due_at=now))
        else:
            Page.objects.filter(pk=known).update(**_facts(call))
    Page.objects.bulk_create(fresh)


def _waiting_about(call: Call) -> dict[tuple[Any, ...], int]:
    if call.case is None:
        return {}
    rows = Page.objects.filter(case=call.case, state__in=WAITING)
    keys = rows.values_list("way", "member_id", "subscription_id", "webhook_id", "pk")
    return {tuple(key): pk for *key, pk in keys}


def _key(receiver: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(receiver.get(name) for name in ("way", "member_id", "subscription_id", "webhook_id"))


def _facts(call: Call) -> dict[str, Any]:
    return {
        "call": call.pk, "case": call.case, "urgency": call.urgency, "level": call.level, "number": call.number,
        "says": call.says,
    }  # fmt: skip
