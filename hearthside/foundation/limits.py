"""How often a thing may be tried. Counts live in the cache under a keyed hash: no address is stored."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .verdicts import YES, Verdict, no


def may_try(what: str, who: str, times: int, within: timedelta) -> Verdict:
    """Count one try of `what` by `who` (an id or a network address)."""
    seconds = int(within.total_seconds())
    key = "limit:" + hmac.new(settings.SECRET_KEY.encode(), f"{what}|{who}".encode(), hashlib.sha256).hexdigest()
    cache.add(key, 0, seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two calls
        count = 1
    if count > times:
        return no(_("That was a lot of tries in a short time. Please wait a little, then try again."))
    return YES


def where_from(request: HttpRequest) -> str:
    """The network address a request came from; trusts a proxy's word only when the installation says it has one."""
    if settings.SECURE_PROXY_SSL_HEADER and (forwarded := request.headers.get("x-forwarded-for")):
        return forwarded.split(",")[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
