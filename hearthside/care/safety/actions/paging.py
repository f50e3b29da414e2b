from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from hearthside.care.notifications.actions import page_people_on_call

from ..ladder import STEPS
from ..models import Case


def page_for(case_id: int) -> bool:
    """Page the people on call about a case if its time has come and nobody has claimed it; says whether it did.

    The row is marked before the mail goes out, under lock, so that two workers never page for the same minute; when
    the mail fails the mark is taken back and the next sweep tries again.
    """
    now = timezone.now()
    with transaction.atomic():
        case = Case.objects.select_for_update().filter(pk=case_id, closed_at=None, owner=None).first()
        if case is None or not _is_due(case, now):
            return False
        Case.objects.filter(pk=case.pk).update(pages_sent=F("pages_sent") + 1, paged_at=now)
    if page_people_on_call(case.pk, str(case.get_urgency_display())):
        return True
    Case.objects.filter(pk=case.pk, paged_at=now).update(pages_sent=F("pages_sent") - 1, paged_at=case.paged_at)
    return False


def page_what_waits() -> int:
    """The sweep of every minute: page for all that is due, most urgent first; says how many were sent."""
    waiting = (
        Case.objects.filter(Q(owner=None), closed_at=None).order_by("-urgency", "due_at").values_list("pk", flat=True)
    )
    return sum(page_for(pk) for pk in list(waiting))


def _is_due(case: Case, now: datetime) -> bool:
    step = STEPS[case.urgency]
    if step.page_after is None or step.page_again_after is None:
        return False
    if case.pages_sent == 0 or case.paged_at is None:
        waits_since = case.due_at - step.first_look_within
        return now >= waits_since + step.page_after
    return now >= case.paged_at + step.page_again_after
