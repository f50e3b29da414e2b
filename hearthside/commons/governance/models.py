from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.guidelines.models import GuidelineVersion
from hearthside.foundation.text import SharedText
from hearthside.people.members.models import Block, Member, Mute


class Consultation(models.Model):
    """Members are asked about a draft of the guidelines, for some days. What they are shown is kept as it was."""

    question = models.TextField(_("what you want to know"), max_length=2000)
    clauses = models.JSONField()  # the draft's words, clause by clause, in reading order
    before = models.JSONField()  # the same of what was in force then; empty when nothing was
    opened_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    version = models.ForeignKey(
        GuidelineVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )  # what came of it

    class Meta:
        ordering = ("-opened_at",)

    @property
    def is_open(self) -> bool:
        return self.opened_at <= timezone.now() < self.closes_at

    def clause(self, key: str) -> dict[str, Any] | None:
        """A clause of the draft, or one that the draft leaves out."""
        return next((each for each in (*self.clauses, *self.before) if each["key"] == key), None)


class Standing(models.TextChoices):
    """Where a remark stands. A new row is UNASSESSED, so that forgetting to assess shows nothing to anybody."""

    UNASSESSED = "unassessed"
    HELD = "held"  # a person looks first
    SHOWN = "shown"
    HIDDEN = "hidden"  # a moderator decided


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, viewer: Member | None) -> RemarkQuerySet:
        """Members read what is shown and their own, none of blocked or muted people; visitors read the draft alone."""
        if viewer is None:
            return self.none()
        walls = (
            Exists(Block.objects.filter(blocker=viewer, blocked=OuterRef("author")))
            | Exists(Block.objects.filter(blocker=OuterRef("author"), blocked=viewer))
            | Exists(Mute.objects.filter(muter=viewer, muted=OuterRef("author")))
        )
        own = Q(author=viewer) & ~Q(standing=Standing.UNASSESSED)
        return self.filter(own | Q(standing=Standing.SHOWN) & ~walls)


class Remark(models.Model):
    """What a member says about one clause of a draft, or about all of it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="remarks")
    clause = models.SlugField(max_length=60, blank=True)  # its key; empty: all of the draft
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = SharedText(max_length=4000)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNASSESSED)
    held_why = models.CharField(max_length=20, blank=True)
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("consultation", "clause")),)

    @property
    def is_shown(self) -> bool:
        return self.standing == Standing.SHOWN

    @property
    def is_held(self) -> bool:
        return self.standing == Standing.HELD


class Answer(models.Model):
    """You said, we did: one for a clause, for all of the draft, or for one remark. Everybody reads it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="answers")
    clause = models.SlugField(max_length=60, blank=True)
    remark = models.OneToOneField(Remark, null=True, blank=True, on_delete=models.SET_NULL, related_name="answer")
    is_for_one = models.BooleanField(default=False)  # for one remark, which its author may have taken back since
    said = models.TextField(_("you said"), max_length=2000)
    did = models.TextField(_("we did"), max_length=2000)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "clause"), condition=Q(is_for_one=False), name="one_answer_for_a_clause"
            ),
        )


class Policy(models.TextChoices):
    """What a community has decided about itself and looks at again from time to time."""

    GUIDELINES = "guidelines", _("Guidelines")
    DISCLOSURE = "disclosure", _("Telling somebody outside")
    PROTOCOL = "protocol", _("Who is called, and when (protocol)")
    LIMITS = "limits", _("What helpers carry (limits)")
    NIGHT = "night", _("Hours in which nobody is on duty")
    PHRASES = "phrases", _("Your own phrases for detection")
    HELPLINES = "helplines", _("Helplines added here")
    TRAINING = "training", _("What helpers must be trained in")
    PRIVACY = "privacy", _("What is kept, and for how long")


class Review(models.Model):
    """A policy was looked at, or a day was set on which it shall be; the newest row of each policy counts."""

    policy = models.CharField(max_length=20, choices=Policy)
    next_on = models.DateField(_("look at it again on"))
    was_read = models.BooleanField(_("read through today"), default=False)
    note = models.CharField(_("what came of it"), max_length=300, blank=True)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("policy", "-made_at")),)
