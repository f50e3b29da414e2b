"""After a hard case: what is asked, what is answered, and a talk when it is wanted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class HowItStayed(models.TextChoices):
    NO = "no", _("No, I could put it down")
    SOME = "some", _("A little")
    YES = "yes", _("Yes, it is still with me")


class Debrief(models.Model):
    """Asked when a hard case ends. The words are for the helper alone."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    case = models.BigIntegerField()
    asked_at = models.DateTimeField()
    words = PrivateText(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # written, or put away

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "case"), name="one_debrief_per_case"),)


class StayedWithYou(models.Model):
    """Asked a day after a hard case. The answer and the words are for the helper alone."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    case = models.BigIntegerField()
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = PrivateText(blank=True)  # one of HowItStayed
    words = PrivateText(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    lighter_until = models.DateTimeField(null=True, blank=True)  # they asked for lighter work

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "case"), name="asked_once_per_case"),)
        indexes = (models.Index(fields=("asked_at", "due_at")),)

    @property
    def is_still_there(self) -> bool:
        return self.answer in {HowItStayed.SOME, HowItStayed.YES}


class Talk(models.Model):
    """A helper asks to talk with a supervisor, a supervisor offers a time, the helper agrees."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    wish = PrivateText(blank=True)  # when and how it suits them; supervisors read it
    supervisor = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    offered_for = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # they talked, or it is no longer wanted

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member",), condition=Q(ended_at=None), name="one_open_talk_each"),
        )
