from io import BytesIO
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from hearthside.foundation.limits import where_from
from hearthside.foundation.text import seal, unseal

from .actions import NO_ADDRESS
from .rules import browser_family


class Doorkeeper(DefaultAccountAdapter):
    """allauth's ways in, narrowed: people join through `welcome`, and nothing is announced in passing messages."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This name and this passphrase do not fit together."),
        "incorrect_password": _("That is not your passphrase."),
        "too_many_login_attempts": _("That was a lot of tries in a short time. Please wait five minutes."),
        "rate_limited": _("That was a lot of tries in a short time. Please wait a little, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Log-in and log-out say nothing: a message could tell an onlooker what this is."""

    def get_client_ip(self, request: HttpRequest) -> str:
        # Counted against guessing while nobody is logged in; afterwards it would only be stored with the session.
        return NO_ADDRESS if request.user.is_authenticated else where_from(request)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        # allauth stores the browser's whole description with the session; the family is all that people need.
        request.META["HTTP_USER_AGENT"] = browser_family(request.META.get("HTTP_USER_AGENT", ""))
        return super().post_login(request, user, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        return redirect("account_login")


class SecondStep(DefaultMFAAdapter):
    """The second step's secrets, sealed at rest, under names that an authenticator app shows to onlookers."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code does not fit. Codes change every thirty seconds; please try the next one."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        # With its own white ground: a camera cannot read dark squares on a dark page.
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()
