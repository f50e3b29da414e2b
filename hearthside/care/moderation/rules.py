from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member
from hearthside.people.members.rules import may_use_desk

from .models import Item, Measure

CLAIM_LASTS = timedelta(minutes=30)  # a moderator called away does not keep an item from the others


def may_claim(moderator: Member, item: Item) -> Verdict:
    if not (verdict := may_use_desk(moderator, "moderator")):
        return verdict
    if item.decided_at:
        return no(_("Somebody has decided this already."))
    if is_claimed_by_another(moderator, item):
        return no(_("Somebody else is looking at this."))
    return YES


def may_decide(moderator: Member, item: Item, measure: str, reason: str) -> Verdict:
    if not (verdict := may_claim(moderator, item)):
        return verdict
    if measure == Measure.HIDE and not reason.strip():
        return no(_("Write to the author why. Nothing is taken away without a reason."))
    return YES


def is_claimed_by_another(moderator: Member, item: Item) -> bool:
    claim_holds = item.claimed_at is not None and item.claimed_at > timezone.now() - CLAIM_LASTS
    return claim_holds and item.claimed_by_id not in {None, moderator.pk}
