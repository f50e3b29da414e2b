"""Links that open one page without logging in: whoever is kept out can still answer, whoever has no account can ask."""

from django.core import signing
from django.urls import reverse

from .models import Decision, Report

_DECISION, _REPORT = "moderation.decision", "moderation.report"


def link_to_decision(decision: Decision) -> str:
    return reverse("moderation:sealed_decision", args=[signing.dumps(decision.pk, salt=_DECISION)])


def link_to_report(report: Report) -> str:
    return reverse("moderation:sealed_report", args=[signing.dumps(report.pk, salt=_REPORT)])


def decision_behind(seal: str) -> Decision | None:
    pk = _opened(seal, _DECISION)
    found = Decision.objects.filter(pk=pk, in_force_at__isnull=False) if pk else Decision.objects.none()
    return found.select_related("author", "statement", "clause__version").first()


def report_behind(seal: str) -> Report | None:
    pk = _opened(seal, _REPORT)
    return Report.objects.filter(pk=pk).first() if pk else None


def _opened(seal: str, salt: str) -> int | None:
    try:
        pk = signing.loads(seal, salt=salt)
    except signing.BadSignature:
        return None
    return pk if isinstance(pk, int) else None
