from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.guidelines.models import Clause
from hearthside.care.guidelines.queries import current_guidelines
from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..events import ItemDecided
from ..measures import MEASURES
from ..models import Decision, Item, Measure, Why


def open_item(contribution: Contribution, why: Why) -> Item:
    """Ask a moderator to look; an item that is open already stays the one."""
    item, _made = Item.objects.get_or_create(
        kind=contribution.kind,
        row=contribution.row.pk,
        decided_at=None,
        defaults={"why": why, "opened_at": timezone.now()},
    )
    return item


@transaction.atomic
def claim_item(moderator: Member, item: Item) -> Item:
    """Take an item, so that two moderators do not work on the same words."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    require(rules.may_claim(moderator, item))
    require(rules.may_look_at(moderator, registry.find(item.kind, item.row)))
    item.claimed_by, item.claimed_at = moderator, timezone.now()
    item.save(update_fields=["claimed_by", "claimed_at"])
    record(moderator.pk, "claimed", f"moderation.item:{item.pk}")
    return item


@transaction.atomic
def decide(
    moderator: Member, item: Item, measure: Measure, reason: str, wording: str = "", clause: Clause | None = None
) -> Decision:
    """Decide with a reason that the author reads; those who reported are answered.

    `wording` is the mark of the words the moderator has read; the decision falls about no others. What is kept from
    others is kept because of a `clause` of the guidelines in force, which the author reads.
    """
    item = Item.objects.select_for_update().get(pk=item.pk)
    guidelines = current_guidelines()
    require(rules.may_decide(moderator, item, measure, reason))
    require(rules.may_name(clause, guidelines, measure))
    contribution = registry.find(item.kind, item.row, lock=True)
    require(rules.may_look_at(moderator, contribution))
    require(rules.may_apply(item, contribution, measure, wording))
    decision = Decision.objects.create(
        item=item,
        moderator=moderator,
        author=contribution.author if contribution else None,
        measure=measure,
        reason=reason,
        guideline=guidelines,
        clause=clause,
        made_at=timezone.now(),
    )
    if contribution:
        MEASURES[measure].apply(contribution)
    Item.objects.filter(pk=item.pk).update(decided_at=decision.made_at)
    item.reports.filter(answered_at=None).update(answered_at=decision.made_at)
    record(moderator.pk, f"decided {measure}", f"{item.kind}:{item.row}")
    publish(ItemDecided(item.pk, decision.pk))
    return decision


def mark_decision_seen(author: Member, decision: Decision) -> None:
    """The author has read why."""
    Decision.objects.filter(pk=decision.pk, author=author, seen_at=None).update(seen_at=timezone.now())
