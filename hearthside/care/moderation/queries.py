from django.db.models import QuerySet

from hearthside.people.members.models import Member

from .models import Decision, GuidelineVersion, Item, Report


def open_items() -> QuerySet[Item]:
    """What waits for a moderator, oldest first; reports before what the software held."""
    return Item.objects.filter(decided_at=None).select_related("claimed_by").order_by("opened_at")


def current_guidelines() -> GuidelineVersion | None:
    return GuidelineVersion.objects.order_by("-pk").first()


def reports_by(member: Member) -> QuerySet[Report]:
    return Report.objects.filter(reporter=member).order_by("-made_at")


def decisions_about(author: Member) -> QuerySet[Decision]:
    """What was decided about somebody's words, newest first, for that person."""
    return Decision.objects.filter(author=author).select_related("item").order_by("-made_at")
