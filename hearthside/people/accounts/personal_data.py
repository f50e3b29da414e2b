from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.personal_data import PersonalData, claim

from .actions import close_account
from .models import Account, RecoveryCode


@claim
class AccountData(PersonalData):
    """How somebody gets in. Passphrase and codes are kept as hashes and cannot be handed out."""

    title = _("Your account")
    models = (Account, RecoveryCode)
    order = 90

    def export(self, member: Any) -> list[dict[str, Any]]:
        account = member.account
        if account is None:
            return []
        return [
            {
                "log_in_name": account.login_name,
                "e_mail": account.email,
                "opened_at": account.opened_at.isoformat(),
                "last_log_in": account.last_login.isoformat() if account.last_login else "",
                "recovery_codes_left": account.recovery_codes.filter(used_at=None).count(),
                "second_step": Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists(),
                "logged_in_on": [
                    {"browser": session.user_agent, "since": session.created_at.isoformat()}
                    for session in UserSession.objects.filter(user=account)
                ],
            }
        ]

    def erase(self, member: Any, keep_words: bool) -> None:
        if member.account is not None:
            close_account(member.account)
            member.account = None
