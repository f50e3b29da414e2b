from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from hearthside.care.safety.detection import Reading
from hearthside.people.members.models import Member

from ..models import Offer, OfferCount

SHOWN_AGAIN_AFTER = timedelta(days=1)  # sooner only when it has become worse


def offer_support(member: Member, reading: Reading) -> Offer | None:
    """The card to show in the same response, or None when as much was offered within a day."""
    since = timezone.now() - SHOWN_AGAIN_AFTER
    if Offer.objects.filter(member=member, made_at__gt=since, level__gte=int(reading.level)).exists():
        return None
    heard = [sign for sign in reading.signs if sign.level == reading.level]
    codes = list(dict.fromkeys(sign.code for sign in heard))[:3]
    return Offer.objects.create(member=member, level=int(reading.level), codes=codes, made_at=timezone.now())


def count_choice(what: str) -> None:
    """Count that somebody named a barrier or opened a route: by month, with nothing that leads to a person."""
    month = timezone.now().date().replace(day=1)
    counter, _made = OfferCount.objects.get_or_create(month=month, what=what)
    OfferCount.objects.filter(pk=counter.pk).update(count=F("count") + 1)
