from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from .models import Account
from .rules import login_name_of


def has_second_factor(account: Account) -> bool:
    """Whether log-in asks for a second step. Demo accounts pass without: production refuses to start with one."""
    return account.is_demo or Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def demo_accounts_exist() -> bool:
    return Account.objects.filter(is_demo=True).exists()


def is_login_name_taken(name: str, but_for: Account | None = None) -> bool:
    others = Account.objects.exclude(pk=but_for.pk) if but_for else Account.objects.all()
    return others.filter(login_name=login_name_of(name)).exists()


def codes_left(account: Account) -> int:
    return account.recovery_codes.filter(used_at=None).count()


def open_sessions(account: Account) -> QuerySet[UserSession]:
    """Where somebody is logged in, newest first: a browser family and a time, no address."""
    found: QuerySet[UserSession] = UserSession.objects.filter(user=account)
    return found.order_by("-created_at")


def passphrase_fits(account: Account, passphrase: str) -> bool:
    return account.check_password(passphrase)
