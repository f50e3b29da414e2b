import json
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
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
    CHANGED = "changed", _("Changed after a decision")
    APPEAL = "appeal", _("Somebody sees a decision differently")


class Item(models.Model):
    """One contribution, or one appeal, that a moderator is asked to look at; at most one open item for each."""

    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    why = models.CharField(max_length=20, choices=Why)
    room = models.CharField(max_length=60, blank=True)  # where it stands, by which moderators share the work
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # the clock of the queue
    claimed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "row"), condition=Q(decided_at=None), name="one_open_item_per_row"),
        )
        indexes = (models.Index(fields=("decided_at", "due_at")), models.Index(fields=("kind", "row")))


class ItemNote(models.Model):
    """What moderators say to each other about an item: a note, a question for a second opinion, an answer. Members
    never see it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = PrivateText()
    asks = models.BooleanField(default=False)  # a second opinion is wanted
    made_at = models.DateTimeField()


class Outcome(models.TextChoices):
    """What came of a report, for whoever made it: never what was done about a person."""

    ACTED = "acted", _("We read it and did something about it.")
    STAYS = "stays", _("We read it. It can stay as it is.")
    GONE = "gone", _("What you told us about is no longer here.")
    REVERSED = "reversed", _("A second person looked again and decided otherwise: it can stay as it is.")


class PutAway(models.Model):
    """What somebody reported and no longer wants to see; they can have it shown again at any time."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "kind", "row"), name="put_away_once"),)


class Report(models.Model):
    """What somebody told us about a contribution. The reported person never learns who."""

    item = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="reports")
    reporter = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    reason = models.CharField(max_length=20, choices=ReportReason)
    words = PrivateText(blank=True)
    made_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)  # when a person first opened it
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    notice = PrivateText(blank=True)  # of an illegal thing alone: the fields of DSA Article 16, as JSON
    # Of a worry alone: about whom (never shown to that person), whether it is now, and how often within a day.
    about = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_now = models.BooleanField(default=False)
    times = models.PositiveSmallIntegerField(default=1)
    last_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("kind", "row")), models.Index(fields=("about", "-made_at")))


class Measure(models.TextChoices):
    """What can be decided. What each does stands in `measures`; keys are stored, never rename one."""

    LEAVE = "leave", _("Leave it as it is")
    RELEASE = "release", _("Show it to others")
    MESSAGE = "message", _("Write to the author")
    FOLD = "fold", _("Fold it, with a content note")
    GAP = "gap", _("Take out details of a method")
    EDIT = "edit", _("Change words in it, marked for all to see")
    HIDE = "hide", _("Keep it from others")
    LOCK = "lock", _("Close the thread for replies")
    MOVE = "move", _("Move the thread to another space")
    WARN = "warn", _("Warn the author")
    RESTRICT = "restrict", _("Close some abilities to the author for a time")
    SUSPEND = "suspend", _("Close the spaces to the author for a time")
    END = "end", _("End the membership")


# These take nothing from anybody. All others need a statement of reasons before they can be kept.
KIND_MEASURES = (Measure.LEAVE, Measure.RELEASE, Measure.MESSAGE)


MEMBER_MEASURES = (Measure.RESTRICT, Measure.SUSPEND, Measure.END)


class Ability(models.TextChoices):
    """What a decision can close to somebody. Asking for help, answering a decision, taking a copy and leaving are not
    among them, and never will be."""

    POST = "post", _("Write in spaces")
    START = "start", _("Begin threads")
    REPLY = "reply", _("Reply in threads")
    REACT = "react", _("Send reactions")
    MESSAGE = "message", _("Write to other members in private")
    PROFILE = "profile", _("Change the profile")


class Decision(models.Model):
    """What was decided, by whom and why; the author reads the reason."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="decisions")
    moderator = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    measure = models.CharField(max_length=20, choices=Measure)  # the weightiest
    reason = models.TextField(_("reason, written to the author"), max_length=2000, blank=True)
    facts = PrivateText(blank=True)  # what happened, in the moderator's words
    words_then = PrivateText(blank=True)  # the words that were decided about, for the second look of an appeal
    chosen = PrivateText(blank=True)  # all measures as they were chosen, as JSON
    guideline = models.ForeignKey(GuidelineVersion, null=True, on_delete=models.PROTECT, related_name="+")
    # Because of what something is taken from somebody; of the same version, which is never changed again.
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")
    began_with = models.CharField(max_length=60, blank=True)  # the mark of the prepared words and their version
    law = models.CharField(_("law"), max_length=200, blank=True)
    made_at = models.DateTimeField()
    # A membership ends by two people: until the second agrees, nothing of the decision is in force.
    needs_two = models.BooleanField(default=False)
    agreed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    in_force_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, blank=True)  # when the author read it

    class Meta:
        indexes = (models.Index(fields=("author", "-made_at")),)
        constraints = (
            models.CheckConstraint(condition=~Q(agreed_by=F("moderator")), name="nobody_agrees_with_themselves"),
            models.CheckConstraint(
                condition=Q(needs_two=False) | Q(in_force_at=None) | Q(agreed_at__isnull=False),
                name="what_needs_two_waits_for_the_second",
            ),
        )

    @property
    def can_be_lifted(self) -> bool:
        return any(effect.is_in_force and effect.measure not in KIND_MEASURES for effect in self.effects.all())


class Statement(models.Model):
    """Why something was taken from somebody, as it was told to them (DSA Article 17). Its text is never changed."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="statement")
    language = models.CharField(max_length=10)
    parts = PrivateText()  # [[heading, words], ...] as JSON
    made_at = models.DateTimeField()
    appeal_until = models.DateTimeField()

    @property
    def read_parts(self) -> list[tuple[str, str]]:
        return [(heading, words) for heading, words in json.loads(self.parts)]


class EffectQuerySet(models.QuerySet["Effect"]):
    def in_force(self) -> "EffectQuerySet":
        """Measures that nobody has lifted and that have not ended."""
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()), lifted_at=None)

    def bounding(self, member: Member) -> "EffectQuerySet":
        """What decisions in force close to somebody."""
        return self.in_force().filter(member=member, measure__in=MEMBER_MEASURES)


class Effect(models.Model):
    """One measure of a decision, in force from when it was made until it ends or is lifted. What others see, and
    what a member may do, is worked out from these rows each time one of them changes."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="effects")
    statement = models.ForeignKey(Statement, null=True, on_delete=models.RESTRICT, related_name="+")
    measure = models.CharField(max_length=20, choices=Measure)
    kind = models.CharField(max_length=40)  # of the words it is about
    row = models.BigIntegerField()
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")  # whom it bounds
    details = PrivateText(blank=True)  # spans, changes, abilities, a space, as JSON; emptied with the words
    made_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_why = models.TextField(max_length=2000, blank=True)

    objects = EffectQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("kind", "row"), condition=Q(lifted_at=None), name="effects_on_words"),
            models.Index(fields=("member", "measure"), condition=Q(lifted_at=None), name="effects_on_members"),
            models.Index(fields=("until",), condition=Q(lifted_at=None), name="effects_that_end"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(measure__in=KIND_MEASURES) | Q(statement__isnull=False),
                name="nothing_is_taken_without_a_statement",
            ),
        )

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None and (self.until is None or self.until > timezone.now())

    @property
    def chosen_details(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.details) if self.details else {}
        return read


class Appeal(models.Model):
    """Somebody sees a decision differently; another person looks again, with the facts as they were."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    # As they were when the appeal came in, so that the database itself can refuse them as its judges.
    first_decider = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    second_decider = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    words = PrivateText()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    decided_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(null=True)  # the member was right: all measures are lifted
    answer = PrivateText(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(decided_by=F("first_decider")) & ~Q(decided_by=F("second_decider")),
                name="an_appeal_is_decided_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, is_upheld=None) | Q(decided_at__isnull=False, is_upheld__isnull=False),
                name="an_appeal_has_one_outcome",
            ),
        )


class NightRule(models.Model):
    """What the operator decided for hours in which no moderator is on duty: one row."""

    # Reports that keep one post from others until a moderator comes; 0: none do. Three in Side by Side's practice.
    flags_that_hide = models.PositiveSmallIntegerField(_("reports that hide a post"), default=3)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_night_rule"),)
