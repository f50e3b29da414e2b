"""The browsers and webhooks that get pages."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import PushSubscription, Webhook


@transaction.atomic
def add_browser(member: Member, endpoint: str, public_key: str, secret: str, browser: str) -> PushSubscription:
    """Page this browser from now on. One that another helper used before is theirs no longer."""
    require(rules.may_be_paged(member))
    require(rules.may_push_to(endpoint, public_key, secret))
    fingerprint = hashlib.sha256(endpoint.encode()).hexdigest()
    subscription, _made = PushSubscription.objects.update_or_create(
        fingerprint=fingerprint,
        defaults={
            "member": member, "endpoint": endpoint, "public_key": public_key, "secret": secret,
            "browser": browser, "made_at": timezone.now(),
        },
    )  # fmt: skip
    return subscription


def remove_browser(member: Member, subscription: int) -> None:
    PushSubscription.objects.filter(pk=subscription, member=member).delete()


@transaction.atomic
def add_webhook(operator: Member, address: str, secret: str = "") -> Webhook:
    """Send numbers of cases there from now on, signed with the secret; one is made up when none is given."""
    require(rules.may_be_webhook(address, secret))
    webhook = Webhook.objects.create(
        address=address, secret=secret or secrets.token_urlsafe(32), made_by=operator, made_at=timezone.now()
    )
    record(operator.pk, "added a webhook", f"notifications.webhook:{webhook.pk}")
    return webhook


@transaction.atomic
def remove_webhook(operator: Member, webhook: Webhook) -> None:
    record(operator.pk, "removed a webhook", f"notifications.webhook:{webhook.pk}")
    webhook.delete()
