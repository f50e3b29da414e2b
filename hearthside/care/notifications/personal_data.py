from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Alert, Page, PushSubscription, Webhook


@claim
class NotificationData(PersonalData):
    """How people who help are called. What waits is a case's number, never who it is about."""

    title = _("Pages to you")
    models = (Alert, PushSubscription, Webhook, Page)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        browsers = [
            {"what": "a browser that gets pages", "browser": each.browser, "since": each.made_at.isoformat()}
            for each in PushSubscription.objects.filter(member=member).order_by("pk")
        ]
        alerts = [
            {"what": "a banner", "raised": each.raised_at.isoformat(), "times": each.times}
            for each in Alert.objects.filter(member=member).order_by("pk")
        ]
        pages = [
            {"what": "a page", "way": each.way, "made": each.made_at.isoformat(), "state": each.state}
            for each in Page.objects.filter(member=member).order_by("pk")
        ]
        return browsers + alerts + pages

    def erase(self, member: Member, keep_words: bool) -> None:
        """Nothing here outlives the person: calls about a case are kept with the case, by number alone."""
        Alert.objects.filter(member=member).delete()
        PushSubscription.objects.filter(member=member).delete()
        Page.objects.filter(member=member).delete()
        Webhook.objects.filter(made_by=member).update(made_by=None)
