"""The demo people's log-ins, for the terminal."""

from hearthside.people.accounts.queries import demo_accounts_exist

from .people import PASSPHRASE
from .story import cast

SHOWN = {
    "ana": "joined yesterday", "bo": "a member", "mo": "moderator", "ren": "responder, on duty",
    "lin": "listener", "ola": "operator",
}  # fmt: skip


def is_demo() -> bool:
    """Whether invented people, whose passphrase everybody knows, have accounts here."""
    return demo_accounts_exist()


def log_ins() -> str:
    """Empty where there is no demo community."""
    if not is_demo():
        return ""
    names = {person["key"]: person["name"] for person in cast()}
    lines = [f"    {names[key]:<16} {what}" for key, what in SHOWN.items()]
    return "\n".join(["", f"  Everybody here is invented. Log in as one of them with: {PASSPHRASE}", *lines, ""])
