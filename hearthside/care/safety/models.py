from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class Urgency(models.IntegerChoices):
    """The ladder of SAFETY rules; numbers equal `detection.Level`."""

    NONE = 0, _("None")
    CONCERN = 1, _("Concern")
    RISK = 2, _("Risk")
    IMMINENT = 3, _("Imminent")


class Outcome(models.TextChoices):
    TALKED = "talked", _("We talked; safe for now")
    REFERRED = "referred", _("Pointed to other help")
    EMERGENCY = "emergency", _("Emergency services were involved")
    NO_ANSWER = "no_answer", _("They have not answered; left with help at hand")
    NOT_NEEDED = "not_needed", _("No help was needed")


class Case(models.Model):
    """The work of looking after somebody, not the person. One open case for one member at a time."""

    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    alias = models.CharField(max_length=60, blank=True)  # how the desk names them when they wrote without a name
    urgency = models.PositiveSmallIntegerField(choices=Urgency)
    about_another = models.BooleanField(default=False)
    asked_for_a_person = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    owner = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    owned_since = models.DateTimeField(null=True, blank=True)
    first_looked_at = models.DateTimeField(null=True, blank=True)
    waits_since = models.DateTimeField(null=True, blank=True)  # from here pages are counted; none: since it was opened
    paging_round = models.PositiveSmallIntegerField(default=1)  # a clock that starts anew starts another round
    answered_at = models.DateTimeField(null=True, blank=True)  # the last word is ours since then; none: it is theirs
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    pages_sent = models.PositiveSmallIntegerField(default=0)
    paged_at = models.DateTimeField(null=True, blank=True)
    topics = models.JSONField(default=list, blank=True)  # axes and codes of its signs: who may not be asked to carry it
    plan = PrivateText(blank=True)  # what was agreed with them; the next responder reads it first
    what_helped = PrivateText(blank=True)
    said_safe_at = models.DateTimeField(
        null=True, blank=True
    )  # they pressed "I'm safe now"; people decide what follows
    member_left_at = models.DateTimeField(null=True, blank=True)  # they erased their account while this was open

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member",), condition=Q(closed_at=None), name="one_open_case_per_member"),
            models.CheckConstraint(condition=Q(closed_at=None) | ~Q(outcome=""), name="closed_with_an_outcome"),
        )
        indexes = (models.Index(fields=("closed_at", "-urgency", "due_at")),)

    @property
    def urgency_key(self) -> str:
        return Urgency(self.urgency).name.lower()

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class CaseWords(models.Model):
    """One contribution that a case is about. Erased words stay here sealed until the case's time is over."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="words")
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    urgency = models.PositiveSmallIntegerField(choices=Urgency)
    added_at = models.DateTimeField()
    sealed_copy = PrivateText(blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("kind", "row")),)


class RecordedSign(models.Model):
    """What detection found in a contribution: where, how serious, and which sentence explains it."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    level = models.PositiveSmallIntegerField(choices=Urgency)
    axis = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=("kind", "row")),)


class CaseEntry(models.Model):
    """A line of a case's history: who, when, what; notes are sealed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="history")
    at = models.DateTimeField()
    actor = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    verb = models.CharField(max_length=40)
    note = PrivateText(blank=True)

    class Meta:
        ordering = ("at", "pk")


class ProtocolVersion(models.Model):
    """What happens when a case waits, as the operator wrote it down. The newest one that is sound is in force."""

    body = models.JSONField()
    note = models.CharField(max_length=300)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()


class PhraseVersion(models.Model):
    """What the operator taught detection, as `phrasing.Phrases` in a body. The newest one is in force."""

    body = models.JSONField()
    note = models.CharField(max_length=300)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()


class ReadLanguage(models.Model):
    """A language beside English whose lists are switched on. Where there is no row, it is not read."""

    code = models.CharField(max_length=10, unique=True)
    switched_on_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    switched_on_at = models.DateTimeField()


class Escalation(models.Model):
    """One call about a case: which step of the protocol, for the how many-th time, and how many people it went to."""

    BY_HAND = -1  # somebody called the next level themselves

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="calls")
    protocol = models.ForeignKey(ProtocolVersion, null=True, on_delete=models.SET_NULL, related_name="+")
    paging_round = models.PositiveSmallIntegerField()
    step = models.SmallIntegerField()
    number = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=20)  # who was called; another than the step's where nobody was there
    called_at = models.DateTimeField()
    people = models.PositiveSmallIntegerField(default=0)
    actor = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "paging_round", "step", "number"), name="each_call_once"),
        )


class Offer(models.Model):
    """That support was shown to a writer: who, how serious, when. What they chose is not kept with them."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Urgency)
    codes = models.JSONField(default=list)  # codes of what was heard, to name it in the writer's own key
    made_at = models.DateTimeField()


class OfferCount(models.Model):
    """How often a barrier was named or a route opened, per month and alone: no row here can be linked to a person."""

    month = models.DateField()
    what = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("month", "what"), name="one_count_per_month"),)
