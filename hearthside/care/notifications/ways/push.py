"""Web push: RFC 8030 with its encryption (RFC 8291) and our own key (RFC 8292)."""

import json
import os
import socket
import time
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode

from hearthside.people.organisations.queries import community

from ..models import Page, PushSubscription
from ..rules import decoded, is_loopback, is_safe_address
from .outside import post
from .trouble import Gone, Undelivered

ORDER_OF_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # FIPS 186-4, D.1.2.3
TOKEN_LASTS = 12 * 60 * 60  # seconds; RFC 8292 allows a day
KEPT_FOR = {"imminent": 10 * 60, "risk": 30 * 60}  # seconds the push service keeps it for a browser that is asleep
KEPT_OTHERWISE = 4 * 60 * 60
PADDED_TO = 128  # bytes: its length tells nobody what it says


def send_push(page: Page) -> None:
    """A case's number and its urgency, readable by that browser alone."""
    browser = page.subscription
    if browser is None:
        raise Gone
    if not is_safe_address(browser.endpoint) or not _is_outside(browser.endpoint):
        raise Undelivered("address inside")
    status = post(browser.endpoint, _sealed(browser, page), _headers(browser.endpoint, page))
    if status in {404, 410}:  # the browser took its permission back
        PushSubscription.objects.filter(pk=browser.pk).delete()
        raise Gone
    if not 200 <= status < 300:
        raise Undelivered(f"answer {status}")


def public_key() -> str:
    """What a page gives the browser as `applicationServerKey`."""
    point = _vapid().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return str(b64urlencode(point))


def _sealed(browser: PushSubscription, page: Page) -> bytes:
    words = json.dumps({"case": page.case, "urgency": page.urgency}).encode().ljust(PADDED_TO)
    sealed: bytes = http_ece.encrypt(
        words, salt=os.urandom(16), private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=decoded(browser.public_key), auth_secret=decoded(browser.secret), version="aes128gcm",
    )  # fmt: skip
    return sealed


def _headers(endpoint: str, page: Page) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(time.time()) + TOKEN_LASTS, "sub": _subject()}
    headers = {
        "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_FOR.get(page.urgency, KEPT_OTHERWISE)), "Urgency": "high",
        **_vapid().sign(claims),
    }  # fmt: skip
    if page.case is not None:
        headers["Topic"] = f"case-{page.case}"  # a newer page takes the place of an older one that was not fetched
    return headers


def _subject() -> str:
    """Where a push service can complain: to the operator, or to the postmaster of this host."""
    if address := community().contact_address:
        return f"mailto:{address}"
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    return f"mailto:postmaster@{host if '.' in host else 'localhost'}"


@lru_cache(maxsize=1)
def _vapid() -> Vapid02:
    """Our key, made from the secret in the data folder."""
    seed = HKDF(SHA256(), length=48, salt=None, info=b"hearthside vapid 1").derive(settings.VAPID_KEY.encode())
    number = int.from_bytes(seed, "big") % (ORDER_OF_P256 - 1) + 1
    return Vapid02(ec.derive_private_key(number, ec.SECP256R1()))


def _is_outside(endpoint: str) -> bool:
    """Whether its name leads outside this network: no helper may make us knock on doors inside."""
    host = urlsplit(endpoint).hostname or ""
    if is_loopback(host):
        return not settings.PRODUCTION
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except OSError:
        raise Undelivered("name not found") from None
    return all(ip_address(address[4][0]).is_global for address in found)
