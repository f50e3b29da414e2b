"""What a log-in name and a recovery code are, and which browser somebody used."""

import hashlib
import hmac
import unicodedata

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no

# Without the letters and digits that look like others (i, l, o, 0, 1): codes are copied by hand, often in bad moments.
CODE_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH = 16  # 79 bits: nobody guesses one, even with the fingerprints in hand
CODES_IN_A_SET = 10

BROWSERS = (  # order matters: most browsers claim to be others as well
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("EdgA", "Edge"),
    ("EdgiOS", "Edge"),
    ("Edg/", "Edge"),
    ("SamsungBrowser", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
DEVICES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def login_name_of(name: str) -> str:
    """The form in which a chosen name opens the door, however somebody types it."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def judge_passphrase(passphrase: str, name: str = "") -> Verdict:
    """Whether it is hard enough to guess, said in our words."""
    if login_name_of(passphrase) == login_name_of(name):
        return no(_("Everybody can read your name, so it cannot be your passphrase."))
    try:
        validate_password(passphrase)
    except ValidationError as error:
        codes = {problem.code for problem in error.error_list}
        if "password_too_short" in codes:
            return no(_("This is too short: at least ten characters."))
        return no(_("Many people use this one, so it is easy to guess. Please choose another."))
    return YES


def browser_family(user_agent: str) -> str:
    """ "Firefox, Android": as much as somebody needs to know their own device, and no more."""
    families = (next((name for mark, name in known if mark in user_agent), "") for known in (BROWSERS, DEVICES))
    return ", ".join(family for family in families if family)


def fingerprint(account: int, code: str) -> str:
    """A keyed hash: who holds the database alone can neither read nor test a code."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", code).casefold() if c.isalnum())
    message = f"recovery code 1|{account}|{plain}".encode("utf-8", "surrogatepass")
    return hmac.new(settings.FIELD_KEY.encode(), message, hashlib.sha256).hexdigest()
