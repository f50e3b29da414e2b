"""What the desk itself keeps: words to answer with, partners to point to, and what people on duty asked each other."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hearthside.care.safety.models import Case
from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class ReplyTemplate(models.Model):
    """Words that people wrote for an answer, changed by this community. Each change is a version of its own."""

    key = models.SlugField(max_length=40)
    language = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(_("when it fits"), max_length=80)
    words = models.TextField(_("words"), max_length=2000)
    is_offered = models.BooleanField(_("offered on the desk"), default=True)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "language", "version"), name="one_reply_per_version"),)


class Partner(models.Model):
    """Somebody outside to whom a member can be passed on, if the member wants it."""

    name = models.CharField(_("name"), max_length=120)
    what_they_do = models.TextField(_("what they do"), max_length=600)
    contact = models.TextField(_("how to reach them"), max_length=400)
    hours = models.CharField(_("hours, as they state them"), max_length=200, blank=True)
    stated_on = models.DateField(_("they stated this on"))  # everything above, hours first, is as old as this
    consent_text = models.TextField(_("what a member is asked to agree to"), max_length=1000)
    added_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")


class Referral(models.Model):
    """Passing somebody on: what would be shared with whom, whether they want it, and when it was done."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField()
    would_share = PrivateText()
    consent_text = models.TextField()  # as it read when the member was asked
    consent_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    consent_given_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(consent_given_at__isnull=False), name="nothing_is_sent_without_consent"
            ),
            models.CheckConstraint(
                condition=Q(consent_given_at=None) | Q(declined_at=None), name="a_referral_has_one_answer"
            ),
        )


class SecondOpinion(models.Model):
    """One person on duty asks another about a case; the member never sees it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    question = PrivateText()
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answer = PrivateText(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(asked_by=F("answered_by")), name="nobody_answers_their_own_question"),
        )


class YesNo(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Not clear")


class Learned(models.Model):
    """What a responder learned by asking; what was learned before stays, so that a change can be seen."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=20)
    said = models.CharField(max_length=10, choices=YesNo, blank=True)
    note = PrivateText(blank=True)
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
