from django.db import DatabaseError, transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from . import directory, overlay, queries, rules, unsent
from .models import Check, CheckVerdict, WrongNumber


@transaction.atomic
def record_check(operator: Member, helpline_id: str, verdict: str) -> Check:
    """An operator looked themselves; readers' open reports about it are settled.

    Raises:
        Refused: for anybody but an operator.
    """
    require(rules.may_check(operator))
    now, helpline = timezone.now(), directory.find(helpline_id)
    check = Check.objects.create(
        helpline=helpline_id, checked_at=now, checked_by=operator, verdict=CheckVerdict(verdict),
        fingerprint=helpline.fingerprint if helpline else "",
    )  # fmt: skip
    WrongNumber.objects.filter(helpline=helpline_id, settled_at=None).update(settled_at=now)
    record(operator.pk, f"helpline.{check.verdict}", f"helplines.check:{check.pk}")
    transaction.on_commit(refresh_overlay, robust=True)
    return check


def report_wrong_number(helpline_id: str, what: str, words: str = "") -> None:
    """Take a reader's word; while the database is away it waits in a file."""
    report = unsent.Unsent(helpline_id, what, words, timezone.now())
    try:
        _keep([report])
    except DatabaseError:
        unsent.keep(report)


def take_in_reports() -> int:
    """Make rows of the reports that came while the database was away."""
    waiting = list(unsent.take())
    if waiting:
        _keep(waiting)
    unsent.forget()
    return len(waiting)


def refresh_overlay() -> None:
    """Write what people here found out to the file that pages read."""
    overlay.write(queries.findings())


@transaction.atomic
def _keep(reports: list[unsent.Unsent]) -> None:
    for report in reports:
        WrongNumber.objects.create(
            helpline=report.helpline, what=report.what, words=report.words, made_at=report.made_at
        )
    transaction.on_commit(refresh_overlay, robust=True)
