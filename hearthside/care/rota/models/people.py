"""What is kept about those who help: their training, what they know, and the key to their calendar."""

from datetime import UTC, date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member

from .desks import Desk


class TrainingRecords(models.QuerySet["TrainingRecord"]):
    def valid_on(self, day: date) -> Self:
        return self._heard().filter(withdrawn_at=None, expires_on__gte=day)

    def valid_to(self, end: OuterRef) -> Self:
        """For the shift of an outer query. What was withdrawn after it had ended was valid while it lasted."""
        not_yet = Q(withdrawn_at=None) | Q(withdrawn_at__gte=end)
        day = TruncDate(models.ExpressionWrapper(end, models.DateTimeField()), tzinfo=UTC)
        return self._heard().filter(not_yet, expires_on__gte=day)

    def _heard(self) -> Self:
        return self.filter(referee_heard_on__isnull=False)


class TrainingRecord(models.Model):
    """That somebody was trained for a desk and that somebody who knows them was heard. A renewal is a new record."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    desk = models.CharField(_("desk"), max_length=12, choices=Desk)
    course = models.CharField(_("course"), max_length=120)
    trained_on = models.DateField(_("trained on"))
    expires_on = models.DateField(_("valid until"))  # this day included, by UTC
    referee = PrivateText(_("referee"))  # whose name is nobody's business but the operator's and the member's
    referee_heard_on = models.DateField(_("referee heard on"), null=True, blank=True)  # not valid before
    recorded_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TrainingRecords.as_manager()

    class Meta:
        indexes = (models.Index(fields=("member", "desk", "expires_on")),)


class Skills(models.Model):
    """What a helper says they know; a slot that asks for it is shown to them."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    languages = models.JSONField(_("languages"), default=list, blank=True)
    age_bands = models.JSONField(_("age bands"), default=list, blank=True)
    spaces = models.JSONField(_("spaces"), default=list, blank=True)


class FeedKey(models.Model):
    """Opens one helper's calendar to their own calendar app. The secret itself is kept nowhere."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
