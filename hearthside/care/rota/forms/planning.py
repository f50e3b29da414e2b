from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import gettext_lazy as _

from ..models import Desk, Duty, Pattern
from ..models.rhythm import LONGEST_MINUTES, MOST_WANTED
from ..recurrence import WEEKDAYS, as_weekly, tidy, weekly
from ..rules import PLANNED_WITHIN
from .fields import SkillFields, date_input, moment_input, near, time_input, time_zones

DAYS = [(day, WEEKDAY_NAMES[number]) for number, day in enumerate(WEEKDAYS)]
EVERY = [(1, _("every week")), (2, _("every second week")), (3, _("every third week")), (4, _("every fourth week"))]
SHORTEST_MINUTES = 15
EARLIEST = date(2000, 1, 1)
WANTED = ("desk", "duty", "wanted", "languages", "age_bands", "spaces")


class WantedFields(SkillFields):
    """Where, as what, how many, and what they should know."""

    desk = forms.ChoiceField(label=_("Desk"), choices=Desk)
    duty = forms.ChoiceField(label=_("Duty"), choices=Duty)
    wanted = forms.IntegerField(label=_("How many people"), min_value=1, max_value=MOST_WANTED, initial=1)

    def asked_for(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WANTED}


class PatternForm(WantedFields):
    """Plain choices of days, or a rule of RFC 5545 for those who want one; hours by the clock of one time zone."""

    days = forms.MultipleChoiceField(
        label=_("On which days"), choices=DAYS, required=False, widget=forms.CheckboxSelectMultiple
    )
    every = forms.TypedChoiceField(label=_("How often"), choices=EVERY, coerce=int, initial=1, required=False)
    starts = forms.TimeField(label=_("From"), widget=time_input(), initial=time(20))
    ends = forms.TimeField(
        label=_("Until"), widget=time_input(), initial=time(0), help_text=_("Earlier than “from” means the next day.")
    )
    time_zone = forms.ChoiceField(label=_("By the clock in"))
    first_day = forms.DateField(label=_("First day"), widget=date_input())
    last_day = forms.DateField(label=_("Last day"), widget=date_input(), required=False)
    rule = forms.CharField(
        label=_("Or as a rule"),
        max_length=200,
        required=False,
        help_text=_("In the notation of RFC 5545. What stands here counts instead of the days above."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = time_zones()
        self.fields["time_zone"].initial = timezone.get_current_timezone_name()
        self.fields["first_day"].initial = timezone.localdate

    @staticmethod
    def told_by(pattern: Pattern) -> dict[str, Any]:
        """What stands in the form of a pattern that exists."""
        ends = datetime.combine(date.min, pattern.starts) + timedelta(minutes=pattern.minutes)
        plain = as_weekly(pattern.rule)
        days, every = plain or ([], 1)
        kept = ("starts", "time_zone", "first_day", "last_day", *WANTED)
        told = {"days": days, "every": every, "rule": "" if plain else pattern.rule, "ends": ends.time()}
        return {**told, **{name: getattr(pattern, name) for name in kept}}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if {"starts", "ends"} <= told.keys():
            told["minutes"] = _minutes(told["starts"], told["ends"])
            if not SHORTEST_MINUTES <= told["minutes"] <= LONGEST_MINUTES:
                self.add_error("ends", _("A shift is a quarter of an hour at least and twelve hours at the longest."))
        if told.get("last_day") and told.get("first_day") and told["last_day"] < told["first_day"]:
            self.add_error("last_day", _("The last day comes after the first."))
        if told.get("first_day") and not EARLIEST <= told["first_day"] <= timezone.localdate() + PLANNED_WITHIN:
            self.add_error("first_day", _("Please choose a day within a year."))
        elif {"starts", "time_zone", "rule", "days"} <= told.keys():
            self._read_rule(told)
        return told

    def shape(self) -> dict[str, Any]:
        """The fields of the pattern."""
        own = ("rule", "first_day", "last_day", "starts", "minutes", "time_zone")
        return {**self.asked_for(), **{name: self.cleaned_data[name] for name in own}}

    def _read_rule(self, told: dict[str, Any]) -> None:
        if told["rule"]:
            try:
                told["rule"] = tidy(told["rule"], told["starts"], told["time_zone"])
            except ValidationError as wrong:
                self.add_error("rule", wrong)
        elif told["days"]:
            told["rule"] = weekly(told["days"], told.get("every") or 1)
        else:
            self.add_error("days", _("Please choose at least one day, or write a rule below."))


class SlotForm(WantedFields):
    """One slot outside all patterns."""

    starts_at = forms.DateTimeField(label=_("From"), widget=moment_input(), validators=[near])
    ends_at = forms.DateTimeField(label=_("Until"), widget=moment_input(), validators=[near])


class MinimumForm(forms.Form):
    desk = forms.ChoiceField(label=_("Desk"), choices=Desk)
    duty = forms.ChoiceField(label=_("Duty"), choices=Duty)
    people = forms.IntegerField(label=_("People at every hour"), min_value=0, max_value=MOST_WANTED, initial=1)


def _minutes(starts: time, ends: time) -> int:
    length = datetime.combine(date.min, ends) - datetime.combine(date.min, starts)
    return int(length.total_seconds() // 60) % (24 * 60)
