"""Fields that several forms of the rota share."""

from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.people.members.models import AgeBand

from ..rules import PLANNED_WITHIN
from ..skills import language_code, language_name, spaces

MOST = 12


class LanguagesField(forms.CharField):
    """Languages by name, with commas between; clean value: their codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{
            "label": _("Languages"), "required": False, "max_length": 300,
            "help_text": _("Their names, with commas between. For example: English, Polski"), **kwargs,
        })  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(language_name(code) for code in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        typed = [word for word in super().clean(value).split(",") if word.strip()][:MOST]
        codes = {word.strip(): language_code(word) for word in typed}
        if unknown := [word for word, code in codes.items() if not code]:
            raise ValidationError(
                _("We know no language called “%(word)s”. Please check how it is spelled."), params={"word": unknown[0]}
            )
        return list(dict.fromkeys(codes.values()))


class SkillFields(forms.Form):
    """The three kinds of things that a helper may know and a slot may ask for."""

    languages = LanguagesField()
    age_bands = forms.MultipleChoiceField(
        label=_("Ages"), choices=AgeBand.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    spaces = forms.MultipleChoiceField(label=_("Spaces"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = spaces()
        self.fields["spaces"].choices = known
        if not known:
            self.fields["spaces"].widget = forms.MultipleHiddenInput()


def near(moment: datetime) -> None:
    """Before anything is reckoned with it: the last hours of the year 9999 have no next day."""
    if abs(moment - timezone.now()) > PLANNED_WITHIN:
        raise ValidationError(_("Shifts are planned within a year. Please check the date."))


def time_zones() -> list[tuple[str, str]]:
    named = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in named)]


def date_input() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    return forms.TimeInput({"type": "time"}, format="%H:%M")


def moment_input() -> forms.DateTimeInput:
    return forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
