from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Decision, Item, ItemNote, Report, Why

# The clocks of the queue. Nothing here is promised in words anywhere; pages show what was kept.
LOOK_WITHIN = {
    Why.REPORT: timedelta(hours=24),
    Why.FLAGS: timedelta(hours=4),
    Why.PRE_MODERATED: timedelta(hours=8),
    Why.NEWCOMER: timedelta(hours=4),
    Why.AXIS: timedelta(hours=4),
    Why.NOT_ASSESSED: timedelta(hours=4),
    Why.CHANGED: timedelta(hours=24),
    Why.APPEAL: timedelta(days=7),
}


def open_item(contribution: Contribution, why: Why) -> Item:
    """Ask a moderator to look; an item that is open already stays the one."""
    now = timezone.now()
    item, _made = Item.objects.get_or_create(
        kind=contribution.kind,
        row=contribution.row.pk,
        decided_at=None,
        defaults={"why": why, "opened_at": now, "due_at": now + LOOK_WITHIN[why], "room": contribution.room},
    )
    return item


def look_at_item(moderator: Member, item: Item) -> None:
    """A person has opened it: the log says who, and whoever reported it may know that somebody looked."""
    record(moderator.pk, "read", f"moderation.item:{item.pk}")
    Report.objects.filter(item=item, looked_at=None).update(looked_at=timezone.now())


@transaction.atomic
def give_item_back(moderator: Member, item: Item) -> None:
    """Let go of it, so that somebody else can take it at once."""
    Item.objects.filter(pk=item.pk, claimed_by=moderator).update(claimed_by=None, claimed_at=None)
    record(moderator.pk, "gave back", f"moderation.item:{item.pk}")


@transaction.atomic
def note_on_item(moderator: Member, item: Item, words: str, *, asks: bool = False) -> ItemNote:
    """Say something to the other moderators; with `asks`, a second opinion is wanted."""
    require(rules.may_talk_about(moderator, item, registry.closed_rooms(moderator)))
    note = ItemNote.objects.create(item=item, author=moderator, words=words, asks=asks, made_at=timezone.now())
    record(moderator.pk, "asked for a second opinion" if asks else "noted", f"moderation.item:{item.pk}")
    return note


@transaction.atomic
def claim_item(moderator: Member, item: Item) -> Item:
    """Take an item, so that two moderators do not work on the same words."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    require(rules.may_claim(moderator, item))
    require(rules.may_serve(moderator, item, registry.closed_rooms(moderator)))
    require(rules.may_look_at(moderator, registry.find(item.kind, item.row)))
    item.claimed_by, item.claimed_at = moderator, timezone.now()
    item.save(update_fields=["claimed_by", "claimed_at"])
    record(moderator.pk, "claimed", f"moderation.item:{item.pk}")
    return item


def mark_decision_seen(author: Member, decision: Decision) -> None:
    """The author has read why."""
    Decision.objects.filter(pk=decision.pk, author=author, seen_at=None).update(seen_at=timezone.now())
