from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.actions import open_case_for_worry
from hearthside.care.safety.models import Case, Urgency
from hearthside.care.safety.queries import has_open_case
from hearthside.foundation.events import publish
from hearthside.people.members.models import Member

from ..events import ReportFiled
from ..models import PutAway, Report, ReportReason, Why
from ..queries import worries_about, worry_of_today
from .flags import hold_if_flagged
from .items import open_item

LONGEST_WORRY = 8_000  # characters of all that one person writes about another within a day


@transaction.atomic
def file_report(
    reporter: Member | None, contribution: Contribution, reason: str, words: str = "", *, notice: str = ""
) -> Report:
    """Keep what somebody tells us; a worry about a person goes to people on duty, anything else to moderators."""
    if reason == ReportReason.WORRIED and contribution.author:  # nobody can be asked how they are once they left
        return file_worry(reporter, contribution, words)
    item = open_item(contribution, Why.REPORT)
    report = _keep(reporter, contribution, reason=reason, words=words, item=item, notice=notice)
    put_away(reporter, contribution)
    hold_if_flagged(contribution, item)
    publish(ReportFiled(report.pk))
    return report


def put_away(reporter: Member | None, contribution: Contribution) -> None:
    """Whoever reported something need not see it again; one's own words, and a worry about a person, stay in sight."""
    if reporter and contribution.author != reporter:
        PutAway.objects.get_or_create(member=reporter, kind=contribution.kind, row=contribution.row.pk)


def show_again(member: Member, kind: str, row: int) -> None:
    PutAway.objects.filter(member=member, kind=kind, row=row).delete()


@transaction.atomic
def file_worry(reporter: Member | None, contribution: Contribution, words: str = "", is_now: bool = False) -> Report:
    """Somebody is worried about the writer. Only people on duty learn of it; that person is told nothing, ever.

    Told again within a day it is counted on the first report, so that one member cannot make many of one worry; it
    opens a case all the same when none is open, since what they saw may be new.
    """
    before = worry_of_today(reporter, contribution)
    becomes_urgent = is_now and not (before and before.is_now)
    if before is None or becomes_urgent or not has_open_case(contribution.kind, contribution.row.pk):
        open_case_for_worry(contribution, Urgency.RISK if is_now else Urgency.CONCERN)
    report = _count(before, words, is_now) if before else _keep_worry(reporter, contribution, words, is_now)
    publish(ReportFiled(report.pk))
    return report


def answer_worries(case: Case) -> None:
    """Those who were worried learn that a person has looked; not what came of it."""
    waiting = [report.pk for report in worries_about(case) if report.answered_at is None]
    Report.objects.filter(pk__in=waiting).update(answered_at=timezone.now(), looked_at=timezone.now())


def _keep_worry(reporter: Member | None, contribution: Contribution, words: str, is_now: bool) -> Report:
    # About words without a name the person is not noted: two such reports counted as one would join two names.
    about = None if contribution.is_anonymous else contribution.author
    return _keep(reporter, contribution, reason=ReportReason.WORRIED, words=words, about=about, is_now=is_now)


def _keep(reporter: Member | None, contribution: Contribution, **fields: object) -> Report:
    now = timezone.now()
    kept = Report(reporter=reporter, kind=contribution.kind, row=contribution.row.pk, made_at=now, last_made_at=now)
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.save()
    return kept


def _count(before: Report, words: str, is_now: bool) -> Report:
    before.times, before.last_made_at, before.answered_at = before.times + 1, timezone.now(), None
    before.is_now = before.is_now or is_now
    before.words = "\n\n".join(filter(None, (before.words, words)))[-LONGEST_WORRY:]
    before.save(update_fields=["times", "last_made_at", "answered_at", "is_now", "words"])
    return before
