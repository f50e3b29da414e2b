from allauth.account.forms import LoginForm as AllauthLoginForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AllauthLoginForm):
    """Name and passphrase."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your name here")
        self.fields["password"].label = _("Passphrase")
        self.fields["remember"].label = _("Stay logged in on this device")
