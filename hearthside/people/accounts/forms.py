from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Account
from .queries import passphrase_fits
from .rules import judge_passphrase, login_name_of

LONGEST_PASSPHRASE = 200  # hashing costs time; far more than anybody types


def new_passphrase_field() -> forms.CharField:
    return forms.CharField(
        label=_("Passphrase"),
        strip=False,
        max_length=LONGEST_PASSPHRASE,
        help_text=_("At least ten characters. A few words in a row are easy to remember and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"max_length": _("This passphrase is too long: 200 characters at most.")},
    )


def passphrase_field() -> forms.CharField:
    return forms.CharField(
        label=_("Your passphrase"),
        strip=False,
        max_length=LONGEST_PASSPHRASE,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def checked_passphrase(passphrase: str, name: str) -> str:
    verdict = judge_passphrase(passphrase, name)
    if not verdict:
        raise ValidationError(str(verdict.reason))
    return passphrase


class LoginForm(AllauthLoginForm):
    """Name and passphrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your name here")
        self.fields["password"].label = _("Passphrase")
        self.fields["password"].max_length = LONGEST_PASSPHRASE
        self.fields["password"].help_text = ""
        for field in ("login", "password"):
            self.fields[field].widget.attrs.pop("placeholder", None)
        if "remember" in self.fields:
            self.fields["remember"].label = _("Stay logged in on this device")

    def clean_login(self) -> str:
        return login_name_of(self.cleaned_data["login"])


class RestoreForm(forms.Form):
    """Name, one recovery code and a new passphrase."""

    name = forms.CharField(
        label=_("Your name here"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("One of your recovery codes"),
        max_length=60,
        help_text=_("Capital letters, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )
    passphrase = new_passphrase_field()

    def clean_passphrase(self) -> str:
        return checked_passphrase(self.cleaned_data["passphrase"], self.cleaned_data.get("name", ""))


class AskPassphraseForm(forms.Form):
    """Are you the person who may do this?"""

    passphrase = passphrase_field()

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_passphrase(self) -> str:
        if not passphrase_fits(self.account, self.cleaned_data["passphrase"]):
            raise ValidationError(_("That is not your passphrase."))
        return self.cleaned_data["passphrase"]


class ChangePassphraseForm(AskPassphraseForm):
    new_passphrase = new_passphrase_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = _("The passphrase you have now")
        self.fields["new_passphrase"].label = _("New passphrase")

    def clean_new_passphrase(self) -> str:
        return checked_passphrase(self.cleaned_data["new_passphrase"], self.account.login_name)


class AddressForm(AskPassphraseForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Leave it empty to have none."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("email", "passphrase")
