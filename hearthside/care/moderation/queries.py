from django.db.models import QuerySet

from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member

from .models import Decision, GuidelineVersion, Item, Report, ReportReason


def open_items() -> QuerySet[Item]:
    """What waits for a moderator, oldest first; reports before what the software held."""
    return Item.objects.filter(decided_at=None).select_related("claimed_by").order_by("opened_at")


def current_guidelines() -> GuidelineVersion | None:
    return GuidelineVersion.objects.order_by("-pk").first()


def worries_about(case: Case) -> list[Report]:
    """What others told us of their worry about a person, for whoever looks after them; without who it was."""
    worried = Report.objects.filter(reason=ReportReason.WORRIED).order_by("pk")
    keys = set(case.words.values_list("kind", "row"))
    about = worried.filter(row__in=[row for _kind, row in keys])
    return [report for report in about if (report.kind, report.row) in keys]


def reports_by(member: Member) -> QuerySet[Report]:
    return Report.objects.filter(reporter=member).order_by("-made_at")


def decisions_about(author: Member) -> QuerySet[Decision]:
    """What was decided about somebody's words, newest first, for that person."""
    return Decision.objects.filter(author=author).select_related("item").order_by("-made_at")
