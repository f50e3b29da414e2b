"""Five own questions about the work. No score: a course is a list of dates and words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class Reply(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class WellbeingCheck(models.Model):
    """What a helper answered about their own work. Only they see it; of five or more, a month makes sums."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    answers = PrivateText()  # JSON: reply by question
    words = PrivateText(blank=True)

    class Meta:
        indexes = (models.Index(fields=("member", "at")),)


class WellbeingMonth(models.Model):
    """What supervisors see of a month that is over, fixed once and for all: later changes would show who made them."""

    month = models.DateField(unique=True)  # its first day
    people = models.PositiveSmallIntegerField()  # 0: fewer than five, and how many is not kept
    sums = models.JSONField(default=dict)  # by question: groups of replies with five people or more in each
