from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from hearthside.foundation.events import publish
from hearthside.people.members.models import Member

from ..events import AlertsChanged
from ..models import Alert
from ..wording import UNTIL_SOMEBODY_COMES


@transaction.atomic
def raise_alert(member: Member, case: int, urgency: str, says: str) -> Alert:
    """Put a banner on every page of a helper; one for each case, raised again when it is said again."""
    now = timezone.now()
    alert, made = Alert.objects.select_for_update().get_or_create(
        member=member, case=case, ended_at=None, defaults={"urgency": urgency, "says": says, "raised_at": now}
    )
    if not made:
        Alert.objects.filter(pk=alert.pk).update(urgency=urgency, says=says, raised_at=now, times=F("times") + 1)
    publish(AlertsChanged(member.pk))
    return alert


def end_alert(member: Member, alert: int) -> None:
    """'Not me, not now': the banner goes; another call raises it again."""
    _end(Alert.objects.filter(pk=alert, member=member))


def end_alerts(case: int, *, saying: Iterable[str] | None = None) -> None:
    """The banners of a case go: all, or those that say one of these."""
    alerts = Alert.objects.filter(case=case)
    _end(alerts if saying is None else alerts.filter(says__in=list(saying)))


def note_seen(member: Member, case: int) -> None:
    """They opened the case: what was said to them alone is heard. A call for anybody stands until somebody comes."""
    _end(Alert.objects.filter(case=case, member=member).exclude(says__in=UNTIL_SOMEBODY_COMES))


def _end(alerts: QuerySet[Alert]) -> None:
    ending = alerts.filter(ended_at=None)
    members = list(ending.values_list("member", flat=True))
    if members:
        ending.update(ended_at=timezone.now())
        for member in members:
            publish(AlertsChanged(member))
