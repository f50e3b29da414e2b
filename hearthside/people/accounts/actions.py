import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.events import publish
from hearthside.foundation.text import SealBroken, seal, unseal
from hearthside.foundation.verdicts import Refused, no

from .events import AccountRestored, PassphraseChanged
from .models import Account, RecoveryCode
from .queries import codes_left
from .rules import CODE_ALPHABET, CODE_LENGTH, CODES_IN_A_SET, fingerprint, login_name_of

NO_ADDRESS = "0.0.0.0"  # the sessions table wants one; we keep none
ASIDE = "codes to show"
SHOWN_FOR = 30 * 60  # seconds; long enough to find paper, short enough for a device left behind


@dataclass(frozen=True)
class Restored:
    account: Account
    codes_left: int


@transaction.atomic
def open_account(name: str, passphrase: str, is_demo: bool = False) -> Account:
    account = Account(login_name=login_name_of(name), is_demo=is_demo)
    account.set_password(passphrase)
    account.save()
    return account


def rename_account(account: Account, name: str) -> None:
    account.login_name = login_name_of(name)
    account.save(update_fields=("login_name",))


def change_address(account: Account, email: str) -> None:
    """Set, change or (with nothing) remove the e-mail address."""
    account.email = email
    account.save(update_fields=("email",))


@transaction.atomic
def make_recovery_codes(account: Account) -> list[str]:
    """A new set; the one before no longer works. Plain codes exist in the answer alone."""
    codes = [_new_code() for _number in range(CODES_IN_A_SET)]
    account.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, fingerprint=fingerprint(account.pk, code)) for code in codes
    )
    return codes


@transaction.atomic
def restore(login_name: str, code: str, new_passphrase: str) -> Restored:
    """Give an account a new passphrase, once for each code.

    Raises:
        Refused: with one and the same words, whether the name or the code is wrong.
    """
    account = Account.objects.filter(login_name=login_name_of(login_name), is_active=True).first()
    waiting = RecoveryCode.objects.filter(
        account=account, fingerprint=fingerprint(account.pk if account else 0, code), used_at=None
    )
    if account is None or not waiting.update(used_at=timezone.now()):  # the update itself decides between two tries
        raise Refused(no(_("This name and this code do not fit together, or the code was used before.")))
    account.set_password(new_passphrase)
    account.save(update_fields=("password",))
    end_all_sessions(account)
    publish(AccountRestored(account.pk))
    return Restored(account, codes_left(account))


@transaction.atomic
def change_passphrase(account: Account, new_passphrase: str) -> None:
    """All other sessions end with it."""
    account.set_password(new_passphrase)
    account.save(update_fields=("password",))
    end_all_sessions(account)
    publish(PassphraseChanged(account.pk))


@transaction.atomic
def end_all_sessions(account: Account) -> None:
    account.session_round += 1
    account.save(update_fields=("session_round",))
    sessions = UserSession.objects.filter(user=account)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()


@transaction.atomic
def end_session(account: Account, pk: int) -> None:
    """End one session of one's own; nothing happens when it is somebody else's or over."""
    for session in UserSession.objects.filter(user=account, pk=pk):
        Session.objects.filter(session_key=session.session_key).delete()
        session.delete()


def remember_session(account: Account, session_key: str, browser: str) -> None:
    """List a session for its owner: which kind of browser and since when, nothing else."""
    UserSession.objects.update_or_create(
        session_key=session_key, defaults={"user": account, "ip": NO_ADDRESS, "user_agent": browser}
    )


@transaction.atomic
def remove_second_step(account: Account) -> None:
    """For somebody who lost device and spare codes, after an operator has made sure that it is them."""
    Authenticator.objects.filter(user=account).delete()


@transaction.atomic
def close_account(account: Account) -> None:
    end_all_sessions(account)
    account.delete()


def put_codes_aside(session: Any, codes: list[str], then: str) -> None:
    """Keep new codes, sealed, in the session until their owner says they have them, or half an hour is over."""
    session[ASIDE] = {"codes": seal(json.dumps(codes)), "then": then, "until": time.time() + SHOWN_FOR}


def codes_put_aside(session: Any) -> tuple[list[str], str]:
    """The codes still to be shown and the page to go to afterwards; none once their time is over."""
    kept = session.get(ASIDE)
    if not kept:
        return [], ""
    if kept["until"] < time.time():
        del session[ASIDE]
        return [], ""
    try:
        return json.loads(unseal(kept["codes"])), kept["then"]
    except SealBroken:
        return [], ""


def forget_codes_put_aside(session: Any) -> None:
    session.pop(ASIDE, None)


def _new_code() -> str:
    letters = "".join(secrets.choice(CODE_ALPHABET) for _letter in range(CODE_LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, CODE_LENGTH, 4))
