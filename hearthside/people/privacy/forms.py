from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearthside.people.accounts.queries import passphrase_fits
from hearthside.people.members.models import Member

from .models import Choice


class ChoicesForm(forms.Form):
    """What somebody allows; nothing is ticked until they do."""

    allowed = forms.MultipleChoiceField(
        label=_("I allow"), required=False, choices=Choice, widget=forms.CheckboxSelectMultiple
    )


class ErasureForm(forms.Form):
    """What shall become of one's words, and is it really oneself who asks."""

    words = forms.ChoiceField(
        label=_("What should happen to what you wrote?"),
        widget=forms.RadioSelect,
        choices=[
            ("remove", _("Remove it all: posts, replies and messages")),
            ("keep", _("Leave it for others, without my name and without a way back to me")),
        ],
        error_messages={"required": _("Please choose one of the two.")},
    )
    passphrase = forms.CharField(
        label=_("Your passphrase"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_passphrase(self) -> str:
        passphrase = self.cleaned_data["passphrase"]
        if self.member.account is None or not passphrase_fits(self.member.account, passphrase):
            raise ValidationError(_("That is not your passphrase."))
        return passphrase

    @property
    def keeps_words(self) -> bool:
        return self.cleaned_data["words"] == "keep"
