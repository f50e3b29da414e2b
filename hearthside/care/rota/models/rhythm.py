"""What a community wants to be covered: patterns that repeat, the slots they make, and the least there should be."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import gettext as now_in
from django.utils.translation import gettext_lazy as _

from ..recurrence import WEEKDAYS, as_weekly, hours_on
from .desks import Desk, Duty

MOST_WANTED = 20
LONGEST_MINUTES = 12 * 60


class Wanted(models.Model):
    """For whom there is a place: where, as what, how many, and what they should know."""

    desk = models.CharField(_("desk"), max_length=12, choices=Desk, default=Desk.TRIAGE)
    duty = models.CharField(_("duty"), max_length=12, choices=Duty, default=Duty.DESK)
    wanted = models.PositiveSmallIntegerField(_("how many people"), default=1)
    languages = models.JSONField(_("languages"), default=list, blank=True)  # codes
    age_bands = models.JSONField(_("age bands"), default=list, blank=True)
    spaces = models.JSONField(_("spaces"), default=list, blank=True)  # addresses; spaces stand a floor above

    class Meta:
        abstract = True


class Pattern(Wanted):
    """A rule of RFC 5545 over days, with a time of the clock in one time zone."""

    rule = models.CharField(_("rule"), max_length=200)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    starts = models.TimeField(_("from"))
    minutes = models.PositiveSmallIntegerField()  # by the clock on the wall
    time_zone = models.CharField(_("time zone"), max_length=50)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(minutes__gte=15, minutes__lte=LONGEST_MINUTES), name="pattern_length"),
            models.CheckConstraint(condition=Q(wanted__gte=1, wanted__lte=MOST_WANTED), name="pattern_wants_somebody"),
        )

    def slot_on(self, day: date) -> "Slot":
        """The slot of one of its days, not stored."""
        starts_at, ends_at = hours_on(day, self.starts, self.minutes, self.time_zone)
        return Slot(
            pattern=self if self.pk else None, day=day, starts_at=starts_at, ends_at=ends_at, desk=self.desk,
            duty=self.duty, wanted=self.wanted, languages=self.languages, age_bands=self.age_bands, spaces=self.spaces,
        )  # fmt: skip

    @property
    def in_words(self) -> str:
        """On which days, where plain words can say it; the rule itself elsewhere."""
        plain = as_weekly(self.rule)
        if plain is None:
            return self.rule
        names = ", ".join(str(WEEKDAY_NAMES[WEEKDAYS.index(day)]) for day in plain[0])
        return (
            names if plain[1] == 1 else now_in("%(days)s, every %(weeks)s weeks") % {"days": names, "weeks": plain[1]}
        )


class Slot(Wanted):
    """A shift that people can sign up for."""

    pattern = models.ForeignKey(Pattern, null=True, blank=True, on_delete=models.SET_NULL, related_name="slots")
    day = models.DateField(null=True, blank=True)  # of the pattern, in its zone: one slot a day, whatever its hours
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    cancelled_at = models.DateTimeField(null=True, blank=True)  # the row stays, so that its pattern makes no other

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(wanted__gte=1, wanted__lte=MOST_WANTED), name="slot_wants_somebody"),
            models.UniqueConstraint(fields=("pattern", "day"), name="one_slot_of_a_pattern_each_day"),
        )
        indexes = (models.Index(fields=("ends_at",)),)


class Minimum(models.Model):
    """How many people there should be at every hour, whatever the patterns say; what is missing shows as a gap."""

    desk = models.CharField(_("desk"), max_length=12, choices=Desk)
    duty = models.CharField(_("duty"), max_length=12, choices=Duty)
    people = models.PositiveSmallIntegerField(_("how many people"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=("desk", "duty"), name="one_minimum_per_duty"),)
