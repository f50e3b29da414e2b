"""What a log-in name and a recovery code are, and which browser somebody used."""

import hashlib
import hmac
import unicodedata

from django.conf import settings

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


def browser_family(user_agent: str) -> str:
    """ "Firefox, Android": as much as somebody needs to know their own device, and no more."""
    families = (next((name for mark, name in known if mark in user_agent), "") for known in (BROWSERS, DEVICES))
    return ", ".join(family for family in families if family)


def fingerprint(account: int, code: str) -> str:
    """A keyed hash: who holds the database alone can neither read nor test a code."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", code).casefold() if c.isalnum())
    message = f"recovery code 1|{account}|{plain}".encode("utf-8", "surrogatepass")
    return hmac.new(settings.FIELD_KEY.encode(), message, hashlib.sha256).hexdigest()
