from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.care.conversations.models import LONGEST
from hearthside.foundation.fields import WordsField
from hearthside.people.members.models import Member
from hearthside.people.members.queries import member_named

from .models import After


class AgainForm(forms.Form):
    """Whether and when somebody may ask again. Nothing is chosen beforehand."""

    after = forms.TypedMultipleChoiceField(
        label=_("When may somebody ask?"),
        choices=After,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As many as you like. Choose none, and nobody asks."),
    )
    same_person = forms.BooleanField(
        label=_("If they are there, the same person as before"), required=False, initial=True
    )


class AskingForm(forms.Form):
    body = WordsField(
        label=_("Your words"),
        max_length=LONGEST,
        help_text=_("A suggestion stands here. Change it so that it is yours; they will read it as coming from you."),
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)


NOW, LATER = "now", "later"
WHEN = [(NOW, _("Yes, or I am not sure")), (LATER, _("No, but it stays with me"))]


class WorryForm(forms.Form):
    words = WordsField(
        label=_("What worries you?"),
        required=False,
        max_length=2000,
        help_text=_("What you saw or read, in your own words. A few are enough."),
    )
    when = forms.ChoiceField(
        label=_("Could they be in danger right now?"),
        choices=WHEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one. If you are not sure, choose the first.")},
    )

    @property
    def is_now(self) -> bool:
        return bool(self.cleaned_data["when"] == NOW)


class NamedWorryForm(WorryForm):
    """About somebody known by name; it opens nothing, so it asks no wall between the two."""

    name = forms.CharField(label=_("Their name here"), max_length=40)
    field_order = ("name", "words", "when")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found: Member | None = None

    def clean_name(self) -> str:
        typed: str = self.cleaned_data["name"]
        self.found = member_named(typed)
        if self.found is None:
            raise forms.ValidationError(
                _("Nobody here has this name. Look how it is spelled beside their words, then try again.")
            )
        return typed
