"""Several reports of one post while no moderator is on duty: the post waits, and nothing happens to its writer."""

from django.db import transaction

from hearthside.care.contributions.registry import Contribution
from hearthside.care.rota.models import Desk
from hearthside.care.rota.queries import cover
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Item, NightRule, Why
from ..queries import flags_of, night_rule, was_found_fine


def hold_if_flagged(contribution: Contribution, item: Item) -> bool:
    """Keep much-reported words from others until a moderator comes; says whether it did.

    Words alone are held: no account, no case and no way to ask for help is touched, whoever reports and however often.
    """
    if not contribution.may_be_held or not contribution.is_shown or cover(Desk.MODERATION).is_staffed:
        return False
    weight = rules.weight_of_flags(flags_of(contribution))
    if not rules.do_flags_hide(weight, night_rule()) or was_found_fine(contribution):
        return False
    contribution.hold(Why.FLAGS)
    Item.objects.filter(pk=item.pk).update(why=Why.FLAGS)
    record(None, "held after several reports", contribution.key)
    return True


@transaction.atomic
def set_night_rule(operator: Member, flags_that_hide: int) -> NightRule:
    """How many reports hide a post while no moderator is on duty; none do at 0."""
    require(rules.may_set_night_rule(operator))
    row, _made = NightRule.objects.update_or_create(pk=1, defaults={"flags_that_hide": flags_that_hide})
    record(operator.pk, "set the night rule", "moderation.nightrule:1")
    return row
