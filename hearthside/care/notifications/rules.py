import base64
import binascii
import ipaddress
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role

SHORTEST_SECRET = 16
LOOPBACK_NAMES = {"localhost"}
HELPERS = (Role.RESPONDER, Role.SUPERVISOR, Role.MODERATOR, Role.OPERATOR)


def is_helper(member: Member | None) -> bool:
    """Whether pages and banners are meant for them; asks no table."""
    return member is not None and member.has_role(*HELPERS)


def may_be_paged(member: Member) -> Verdict:
    return YES if is_helper(member) else no(_("Only people on duty get pages."))


def may_push_to(endpoint: str, public_key: str, secret: str) -> Verdict:
    """What a browser hands out for being pushed to (RFC 8291): an address outside and two keys."""
    if not is_safe_address(endpoint):
        return no(_("This browser’s push service has no address that we may use."))
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(public_key))
        fits = len(decoded(secret)) == 16
    except (ValueError, binascii.Error):
        fits = False
    return YES if fits else no(_("This browser’s keys cannot be read. Please try again."))


def may_be_webhook(address: str, secret: str) -> Verdict:
    parts = urlsplit(address)
    if parts.scheme not in _schemes() or not parts.hostname or parts.username or parts.password:
        return no(_("Please write an address that begins with https:// and holds no password."))
    if secret and len(secret) < SHORTEST_SECRET:
        return no(_("The secret is too short: at least sixteen characters, or leave it empty and one is made up."))
    return YES


def is_safe_address(address: str) -> bool:
    """https to somewhere outside; on a laptop also plain, to itself: for development and tests."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if len(address) > 2000 or not host or parts.username or parts.password:
        return False
    if is_loopback(host):
        return not settings.PRODUCTION and parts.scheme in {"http", "https"}
    return parts.scheme == "https" and not is_inside(host)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


def is_inside(host: str) -> bool:
    """A number of a private network: no browser's push service lives there."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".localhost"))


def decoded(key: str) -> bytes:
    """From the base64url without padding in which browsers write keys."""
    return base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))


def _schemes() -> set[str]:
    return {"https"} if settings.PRODUCTION else {"http", "https"}
