from allauth.mfa.models import Authenticator

from .models import Account


def has_second_factor(account: Account) -> bool:
    """Whether log-in asks for a second step. Demo accounts pass without: production refuses to start with one."""
    return account.is_demo or Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def demo_accounts_exist() -> bool:
    return Account.objects.filter(is_demo=True).exists()
