from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.care.guidelines.models import Clause, GuidelineVersion
from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class ReportReason(models.TextChoices):
    WORRIED = "worried", _("I am worried about this person")
    HURTS = "hurts", _("This hurts me or somebody else")
    GUIDELINES = "guidelines", _("This is against the guidelines")
    PRIVATE = "private", _("This gives away something private")
    ILLEGAL = "illegal", _("I believe this is illegal")
    OTHER = "other", _("Something else")


class Why(models.TextChoices):
    """Why an item waits for a moderator."""

    REPORT = "report", _("Reported")
    PRE_MODERATED = "pre_moderated", _("This space is read first")
    NEWCOMER = "newcomer", _("A newcomer's link or contact details")
    AXIS = "axis", _("Words that may hurt others")
    NOT_ASSESSED = "not_assessed", _("Could not be read by the software")
    FLAGS = "flags", _("Several people reported it while nobody was on duty")


class Item(models.Model):
    """One contribution that a moderator is asked to look at; at most one open item for each."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    why = models.CharField(max_length=20, choices=Why)
    opened_at = models.DateTimeField()
    claimed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "row"), condition=Q(decided_at=None), name="one_open_item_per_row"),
        )
        indexes = (models.Index(fields=("decided_at", "opened_at")),)


class Report(models.Model):
    """What somebody told us about a contribution. The reported person never learns who."""

    item = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="reports")
    reporter = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    reason = models.CharField(max_length=20, choices=ReportReason)
    words = PrivateText(blank=True)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    # Of a worry alone: about whom (never shown to that person), whether it is now, and how often within a day.
    about = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_now = models.BooleanField(default=False)
    times = models.PositiveSmallIntegerField(default=1)
    last_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("kind", "row")), models.Index(fields=("about", "-made_at")))


class Measure(models.TextChoices):
    RELEASE = "release", _("Show it to others")
    LEAVE = "leave", _("Leave it as it is")
    HIDE = "hide", _("Keep it from others")


class Decision(models.Model):
    """What was decided, by whom and why; the author reads the reason."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="decisions")
    moderator = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    measure = models.CharField(max_length=20, choices=Measure)
    reason = models.TextField(_("reason, written to the author"), max_length=2000, blank=True)
    guideline = models.ForeignKey(GuidelineVersion, null=True, on_delete=models.PROTECT, related_name="+")
    # What words are kept from others for; of the same version, which is never changed again.
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)  # when the author read it


class NightRule(models.Model):
    """What the operator decided for hours in which no moderator is on duty: one row."""

    # Reports that keep one post from others until a moderator comes; 0: none do. Three in Side by Side's practice.
    flags_that_hide = models.PositiveSmallIntegerField(_("reports that hide a post"), default=3)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_night_rule"),)
