"""The generic webhook: numbers and keys in JSON, signed, so that a pager or a text message service can be attached."""

import hashlib
import hmac
import json
import time
from typing import Any

from django.conf import settings

from ..models import Page
from ..rules import may_be_webhook
from .outside import post
from .trouble import Gone, Undelivered

SIGNATURE = "Hearthside-Signature"


def send_webhook(page: Page) -> None:
    """One POST; any answer from 200 to 299 takes it over."""
    webhook = page.webhook
    if webhook is None or not may_be_webhook(webhook.address, webhook.secret):
        raise Gone
    body = json.dumps(told(page), separators=(",", ":")).encode()
    headers = {"Content-Type": "application/json", SIGNATURE: signature(webhook.secret, body, int(time.time()))}
    status = post(webhook.address, body, headers)
    if not 200 <= status < 300:
        raise Undelivered(f"answer {status}")


def told(page: Page) -> dict[str, Any]:
    """What a webhook learns: `people` are members' numbers, so that a service can know whom to call."""
    people = Page.objects.filter(call=page.call).exclude(member=None) if page.call else Page.objects.none()
    return {
        "kind": "page" if page.case is not None else "test",
        "page": page.pk,
        "case": page.case,
        "urgency": page.urgency,
        "level": page.level,
        "number": page.number,
        "people": sorted(set(people.values_list("member", flat=True))),
        "address": f"{settings.PUBLIC_URL}/desk/cases/{page.case}/" if page.case is not None else settings.PUBLIC_URL,
    }


def signature(secret: str, body: bytes, at: int) -> str:
    """HMAC-SHA256 over time and body: nobody else can send it, and an old one can be told from a new one."""
    signed = hmac.new(secret.encode(), b"%d." % at + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={signed}"
