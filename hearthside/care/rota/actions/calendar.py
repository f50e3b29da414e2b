import secrets

from django.db import transaction
from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import FeedKey
from ..queries.skills import fingerprint


@transaction.atomic
def renew_feed(member: Member) -> str:
    """A new secret for the member's calendar, told once; the one before opens nothing from now on."""
    secret = secrets.token_urlsafe(32)
    made = {"fingerprint": fingerprint(secret), "made_at": timezone.now()}
    FeedKey.objects.update_or_create(member=member, defaults=made)
    return secret


def revoke_feed(member: Member) -> None:
    FeedKey.objects.filter(member=member).delete()
