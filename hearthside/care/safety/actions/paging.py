import logging
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearthside.care.notifications.actions import page_people_on_call

from ..ladder import STEPS
from ..models import Case
from ..queries import nobody_is_there

logger = logging.getLogger(__name__)


def page_for(case_id: int) -> bool:
    """Page the people on call about a case if its time has come and nobody holds it; says whether it did.

    The row is marked before the mail goes out, under lock, so that two workers never page for the same minute; when
    the mail fails the mark is taken back and the next sweep tries again.
    """
    now = timezone.now()
    with transaction.atomic():
        case = Case.objects.select_for_update().filter(nobody_is_there(), pk=case_id, closed_at=None).first()
        if case is None or not _is_due(case, now):
            return False
        Case.objects.filter(pk=case.pk).update(pages_sent=F("pages_sent") + 1, paged_at=now)
    if page_people_on_call(case.pk, str(case.get_urgency_display())):
        return True
    unchanged = Case.objects.filter(pk=case.pk, paged_at=now, pages_sent=case.pages_sent + 1)
    unchanged.update(pages_sent=F("pages_sent") - 1, paged_at=case.paged_at)
    return False


def page_what_waits() -> int:
    """The sweep of every minute: page for all that is due, most urgent first; says how many were sent."""
    waiting = Case.objects.filter(nobody_is_there(), closed_at=None).order_by("-urgency", "due_at")
    return sum(_page_or_go_on(pk) for pk in list(waiting.values_list("pk", flat=True)))


def _page_or_go_on(case_id: int) -> bool:
    """One case that cannot be paged for must not keep the others from it."""
    try:
        return page_for(case_id)
    except Exception:
        logger.exception("paging for case %s failed", case_id)
        return False


def _is_due(case: Case, now: datetime) -> bool:
    step = STEPS[case.urgency]
    if step.page_after is None or step.page_again_after is None:
        return False
    if case.pages_sent == 0 or case.paged_at is None:
        waits_since = case.due_at - step.first_look_within
        return now >= waits_since + step.page_after
    return now >= case.paged_at + step.page_again_after
