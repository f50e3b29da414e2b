"""How much a helper carries, what it may come to, and what makes it lighter."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member

AT_LEAST_ONE = (MinValueValidator(1),)
HOUR_OF_DAY = (MaxValueValidator(23),)


class Limits(models.Model):
    """What helpers may be asked to carry: one row, changed on screen while the community runs.

    The loads are our own choice: no study we know of gives a number for text work. The break follows the advice of
    the British Health and Safety Executive for work at screens (L26: 5 to 10 minutes after 50 to 60 minutes). The
    night is the one of the British Working Time Regulations 1998, regulation 2, where nothing else was agreed.
    """

    load_an_hour = models.PositiveSmallIntegerField(_("most load in one hour"), default=8, validators=AT_LEAST_ONE)
    load_a_shift = models.PositiveSmallIntegerField(_("most load in one shift"), default=24, validators=AT_LEAST_ONE)
    weight_concern = models.PositiveSmallIntegerField(
        _("how much a concern weighs"), default=1, validators=AT_LEAST_ONE
    )
    weight_risk = models.PositiveSmallIntegerField(_("how much a risk weighs"), default=2, validators=AT_LEAST_ONE)
    weight_imminent = models.PositiveSmallIntegerField(
        _("how much an imminent danger weighs"), default=4, validators=AT_LEAST_ONE
    )
    minutes_until_break = models.PositiveSmallIntegerField(
        _("minutes at the desk before a break"), default=60, validators=AT_LEAST_ONE
    )
    break_minutes = models.PositiveSmallIntegerField(_("minutes of a break"), default=10, validators=AT_LEAST_ONE)
    light_minutes = models.PositiveSmallIntegerField(_("minutes of light work after a hard case"), default=10)
    night_from = models.PositiveSmallIntegerField(
        _("hour at which the night begins"), default=23, validators=HOUR_OF_DAY
    )
    night_until = models.PositiveSmallIntegerField(_("hour at which the night ends"), default=6, validators=HOUR_OF_DAY)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_row_of_limits"),)

    def clean(self) -> None:
        """A single case must fit into an hour, or nobody could ever take it."""
        heaviest = max(self.weights().values())
        if self.load_an_hour < heaviest:
            raise ValidationError({"load_an_hour": _("One case must fit into an hour. Write a larger number.")})
        if self.load_a_shift < self.load_an_hour:
            raise ValidationError({"load_a_shift": _("A shift holds at least what an hour holds.")})

    def weights(self) -> dict[int, int]:
        """By urgency, from concern to imminent."""
        return {1: self.weight_concern, 2: self.weight_risk, 3: self.weight_imminent}

    def weight_of(self, urgency: int) -> int:
        """What weighs less than a concern is carried like one: it was given to a person."""
        return self.weights()[min(max(urgency, 1), 3)]


class Hindrance(models.TextChoices):
    """Why somebody is not asked to carry one more."""

    OWN_REST = "own_rest", _("They rest from this, by their own wish")
    BREAK = "break", _("Their break")
    LIGHT = "light", _("Light work after a hard case")
    HOUR = "hour", _("The load of an hour")
    SHIFT = "shift", _("The load of a shift")
    NIGHT = "night", _("Alone at night")


class Override(models.Model):
    """A helper's decision to carry one more all the same. Supervisors read the note, and the helper knows it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    note = PrivateText()
    at = models.DateTimeField()
    hindrance = models.CharField(max_length=12, choices=Hindrance, blank=True)  # empty until it is used, for one item

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member",), condition=Q(hindrance=""), name="one_unused_override_each"),
        )
        indexes = (models.Index(fields=("at",)),)


class Dose(models.Model):
    """One case that a helper took on, with what it weighed then. Only they see the sum."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    case = models.BigIntegerField()  # cases stand a floor above
    weight = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    override = models.OneToOneField(
        Override, null=True, blank=True, on_delete=models.SET_NULL, related_name="dose"
    )  # when it went past a limit
    ending_told_at = models.DateTimeField(null=True, blank=True)  # they were shown how it ended

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "case"), name="a_case_weighs_once_for_each"),)
        indexes = (models.Index(fields=("member", "at")),)


class Break(models.Model):
    """Time away from the desk. It runs to its end."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="break_ends_after_it_starts"),
        )
        indexes = (models.Index(fields=("member", "ends_at")), models.Index(fields=("ends_at",)))


class TopicRest(models.Model):
    """A topic that a helper is not asked to carry. Nobody else is told which."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=40)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "topic"), name="one_rest_per_topic"),)
