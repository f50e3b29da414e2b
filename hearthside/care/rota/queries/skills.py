import hashlib

from hearthside.people.members.models import Member

from ..models import FeedKey, Skills


def skills_of(member: Member) -> Skills:
    """What they say they know; empty when they have said nothing."""
    return Skills.objects.filter(member=member).first() or Skills(member=member)


def fingerprint(secret: str) -> str:
    # A fast hash is enough: the secret is 256 random bits, not something a person chose.
    return hashlib.sha256(f"rota feed:{secret}".encode()).hexdigest()


def feed_of(member: Member) -> FeedKey | None:
    return FeedKey.objects.filter(member=member).first()


def member_with_feed(secret: str) -> Member | None:
    """Whose calendar this secret opens."""
    key = FeedKey.objects.filter(fingerprint=fingerprint(secret), member__left_at=None).select_related("member").first()
    return key.member if key else None
