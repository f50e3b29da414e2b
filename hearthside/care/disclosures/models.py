"""Telling somebody outside: by two people, by the stated policy, with a reason; the member is told afterwards."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hearthside.care.safety.models import Case
from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class EmergencyContact(models.Model):
    """Whom a member wants us to reach if their life is in danger. Theirs, optional, sealed."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    who = PrivateText()
    how = PrivateText()
    to_know = PrivateText(blank=True)
    written_at = models.DateTimeField()


class Ending(models.TextChoices):
    """How a disclosure ended."""

    TOLD = "told", _("Somebody outside was told")
    NOT_REACHED = "not_reached", _("We tried, and reached nobody")
    NOT_NEEDED = "not_needed", _("It was not needed any more")
    REFUSED = "refused", _("The second person did not agree")


class Disclosure(models.Model):
    """One wish to tell somebody outside, and what became of it."""

    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="+")
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    reason = PrivateText()
    to_whom = PrivateText()
    would_tell = PrivateText()
    policy = models.TextField()  # the operator's words on the day it was asked
    agreed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True)
    was_told = PrivateText(blank=True)  # what was told to whom in the end, for the member to read
    told_member_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(asked_by=F("agreed_by")), name="a_disclosure_takes_two_people"),
            models.UniqueConstraint(
                fields=("case",), condition=Q(ended_at=None), name="one_running_disclosure_per_case"
            ),
        )


class Opening(models.Model):
    """One of the two opened the sealed contact; each of them can do so once."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="openings")
    opened_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("disclosure", "opened_by"), name="each_of_the_two_opens_once"),)


class Postponement(models.Model):
    """A supervisor's written reason why telling the member now would endanger them, and until when it holds."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="postponements")
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    reason = PrivateText()
    review_on = models.DateField()

    class Meta:
        ordering = ("pk",)
