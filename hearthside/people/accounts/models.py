from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, login_name: str | None) -> "Account":
        return self.get(login_name=(login_name or "").casefold())


class Account(AbstractBaseUser):
    """How somebody gets in: a log-in name and a passphrase. What others see is the Member, one app up."""

    login_name = models.CharField(_("name"), max_length=60, unique=True)  # casefolded chosen name
    email = models.EmailField(_("e-mail"), blank=True)  # optional; nothing depends on it
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(
        default=False
    )  # invented people; an installation in production refuses to start with one
    session_round = models.PositiveIntegerField(default=0)  # one more, and every session begun before is over
    opened_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "login_name"
    EMAIL_FIELD = "email"
    objects = AccountManager()

    def __str__(self) -> str:
        return f"account {self.pk}"

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        # Django's own hash hangs on the passphrase alone; the round ends sessions without changing it.
        value = f"{self.password}|{self.session_round}"
        return salted_hmac("hearthside.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()


class RecoveryCode(models.Model):
    """One of the codes that restore an account without e-mail; kept only as a keyed hash, used once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)
