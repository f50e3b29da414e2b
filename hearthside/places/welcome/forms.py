import zoneinfo
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField
from hearthside.people.members.models import AgeBand, Contact, Member
from hearthside.people.members.queries import is_name_free
from hearthside.people.members.rules import clean_name, countries, judge_passphrase
from hearthside.people.members.warnings import WARNINGS, Treatment

from .rules import may_be_called
from .topics import TOPICS

AGE_SEAL = "welcome.age"
AGE_HOLDS = 2 * 60 * 60  # seconds between the two steps of joining
# Marks that turn the direction of everything after them.
TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


class ShownWords(WordsField):
    """Words that stand inside other sentences, beside a name: without characters that turn the direction of a line."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).translate(TURNING)


class NameField(ShownWords):
    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "username", "autocapitalize": "words", "spellcheck": "false", "maxlength": "40"}
        super().__init__(**{"label": _("Your name here"), "widget": forms.TextInput(attrs=attrs), **kwargs})

    def to_python(self, value: Any) -> str:
        return clean_name(super().to_python(value))


def check_name(name: str, member: Member | None = None) -> str:
    verdict = may_be_called(name)
    if not verdict:
        raise ValidationError(str(verdict.reason))
    if not is_name_free(name, but_for=member):
        raise ValidationError(_("Somebody here has this name, or one that looks like it. Please choose another."))
    return name


class AgeForm(forms.Form):
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the one that is true.")},
    )


class JoinForm(forms.Form):
    """A name, a passphrase and a yes to the guidelines. Nothing else is asked."""

    age = forms.CharField(widget=forms.HiddenInput)
    name = NameField(help_text=_("What others call you. Take one that nobody outside knows you by."))
    passphrase = forms.CharField(
        label=_("Passphrase"),
        strip=False,
        max_length=200,
        help_text=_("At least ten characters. A few words in a row are easy to remember and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    agree = forms.BooleanField(
        label=_("I have read the guidelines and will keep to them"),
        error_messages={"required": _("Please read the guidelines above and agree to them.")},
    )

    @staticmethod
    def seal_age(band: str) -> str:
        return signing.dumps(band, salt=AGE_SEAL)

    def clean_age(self) -> str:
        try:
            return signing.loads(self.cleaned_data["age"], salt=AGE_SEAL, max_age=AGE_HOLDS)
        except signing.BadSignature:
            raise ValidationError(_("This page was open for a long time. Please begin again.")) from None

    def clean_name(self) -> str:
        return check_name(self.cleaned_data["name"])

    def clean_passphrase(self) -> str:
        passphrase = self.cleaned_data["passphrase"]
        verdict = judge_passphrase(passphrase, self.cleaned_data.get("name", ""))
        if not verdict:
            raise ValidationError(str(verdict.reason))
        return passphrase


class ProfileForm(forms.Form):
    """How others meet somebody."""

    name = NameField(help_text=_("It is also the name you log in with."))
    pronouns = ShownWords(label=_("Pronouns"), required=False, max_length=30, widget=forms.TextInput)
    about = ShownWords(
        label=_("About you"),
        required=False,
        max_length=600,
        help_text=_("A few words for other members. Leave out what could tell who you are outside."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        about = {"name": member.name, "pronouns": member.pronouns, "about": member.about}
        super().__init__(*args, initial=about, **kwargs)
        self.member = member

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        return name if name == self.member.name else check_name(name, self.member)

    def clean_pronouns(self) -> str:
        return " ".join(self.cleaned_data["pronouns"].split())


class ChoicesForm(forms.Form):
    """One screen of the guided start, and the same screen in the settings. `choices` is what the action keeps."""

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.chosen_by(member), **kwargs)

    def chosen_by(self, member: Member) -> dict[str, Any]:
        return {field: getattr(member, field) for field in self.base_fields}

    @property
    def choices(self) -> dict[str, Any]:
        return self.cleaned_data


class TopicsForm(ChoicesForm):
    topics = forms.MultipleChoiceField(
        label=_("What brings you here?"),
        choices=list(TOPICS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WarningsForm(ChoicesForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in WARNINGS.items():
            self.fields[code] = forms.ChoiceField(label=cast("str", label), choices=Treatment.choices, required=False)

    def chosen_by(self, member: Member) -> dict[str, Any]:
        return {code: member.warning_choices.get(code, Treatment.FOLD) for code in WARNINGS}

    @property
    def choices(self) -> dict[str, Any]:
        return {"warnings": {code: choice or Treatment.FOLD for code, choice in self.cleaned_data.items()}}


class ContactForm(ChoicesForm):
    may_be_contacted_by = forms.ChoiceField(
        label=_("Who may write to you in private?"),
        choices=Contact.choices,
        widget=forms.RadioSelect,
        help_text=_("People on duty may always write when they worry about somebody's safety."),
    )
    is_findable = forms.BooleanField(label=_("Other members may find me by my name"), required=False)


class CountryForm(ChoicesForm):
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("So that helplines fit. Only you and help pages use it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("I would rather not say")), *countries()]


class PlaceForm(CountryForm):
    time_zone = forms.ChoiceField(label=_("Time zone"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc/"))
        self.fields["time_zone"].choices = [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in zones)]


class CountryChoiceForm(forms.Form):
    """For somebody who is too young to join: where, so that the helplines fit. Sent on; nothing is kept."""

    country = forms.ChoiceField(label=_("Which country are you in?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("I would rather not say")), *countries()]
