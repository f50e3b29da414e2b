from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import ReportReason


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is it about?"), choices=ReportReason.choices, widget=forms.RadioSelect)
    words = WordsField(label=_("In your own words, if you like"), required=False, max_length=2000)


class NoticeForm(forms.Form):
    """A notice of something illegal, with what Article 16 of the Digital Services Act asks for."""

    reason = forms.CharField(widget=forms.HiddenInput, initial=ReportReason.ILLEGAL)
    words = WordsField(
        label=_("Why do you think it is illegal?"),
        max_length=2000,
        help_text=_("What is said or shown, in your words."),
    )
    law = forms.CharField(label=_("Which law, if you know it"), required=False, max_length=200)
    is_child_abuse = forms.BooleanField(label=_("It shows the sexual abuse of a child"), required=False)
    name = forms.CharField(label=_("Your name"), required=False, max_length=120)
    email = forms.EmailField(label=_("Your e-mail address"), required=False, max_length=200)
    is_good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I say here is right and complete."), required=True
    )

    def __init__(self, *args: Any, needs_a_name: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_a_name = needs_a_name

    def clean(self) -> dict[str, Any]:
        """Whoever has an account can be answered there; for the abuse of a child nobody needs to give a name."""
        given = super().clean() or {}
        if self.needs_a_name and not given.get("is_child_abuse"):
            for field in ("name", "email"):
                if not given.get(field) and field not in self.errors:
                    self.add_error(field, _("The law asks for this, so that you can be answered."))
        return given


class AppealForm(forms.Form):
    words = WordsField(
        label=_("How do you see it?"), max_length=4000, help_text=_("Whatever matters to you. You need no law for it.")
    )
