from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution
from hearthside.care.guidelines.models import Clause, GuidelineVersion
from hearthside.care.guidelines.rules import may_rest_on
from hearthside.care.safety.queries import has_open_case
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member
from hearthside.people.members.rules import may_use_desk

from .models import Item, Measure, NightRule

CLAIM_LASTS = timedelta(minutes=30)  # a moderator called away does not keep an item from the others
YOUNG_FOR = timedelta(days=7)
# Fifths of a full report. Five accounts made for it weigh what three known members do; one whose earlier reports
# were about words that could stand weighs little, and least when it is young as well.
FULL, YOUNG, DOUBTED, YOUNG_AND_DOUBTED = 5, 3, 2, 1


@dataclass(frozen=True)
class Flag:
    """One member's report, as far as it matters for its weight."""

    joined_at: datetime
    unfounded: int  # earlier reports of theirs about words that a moderator let stand


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


def may_name(clause: Clause | None, version: GuidelineVersion | None, measure: str) -> Verdict:
    """The clause a decision names. What takes words from others names one, once there are guidelines."""
    if clause is None and (version is None or measure != Measure.HIDE):
        return YES
    return may_rest_on(clause, version)


def may_look_at(moderator: Member, contribution: Contribution | None) -> Verdict:
    """Nobody judges their own words, or reads what others reported about them."""
    if contribution and contribution.author == moderator:
        return no(_("These are your own words. Another moderator looks at them."))
    return YES


def may_apply(item: Item, contribution: Contribution | None, measure: str, wording: str = "") -> Verdict:
    """Whether a measure fits the words as they are now; what is held always has one desk that will release it."""
    if contribution is None:
        return YES
    if wording and wording != contribution.wording:
        return no(_("They changed these words after you had read them. Please read them again, then decide."))
    if not contribution.is_held or measure == Measure.HIDE:
        return YES
    is_in_care = has_open_case(item.kind, item.row)
    if is_in_care and measure == Measure.RELEASE:
        return no(_("Someone on duty holds these words while they look after the writer. They will show them."))
    if not is_in_care and measure == Measure.LEAVE:
        return no(_("Nobody else would look at these words again. Show them, or keep them from others and say why."))
    return YES


def weight_of_flags(flags: Iterable[Flag]) -> int:
    """What several reports weigh together, in fifths of a full one."""
    return sum(_weight(flag) for flag in flags)


def do_flags_hide(weight: int, rule: NightRule) -> bool:
    return 0 < rule.flags_that_hide * FULL <= weight


def may_set_night_rule(operator: Member | None) -> Verdict:
    return may_use_desk(operator, "operator")


def _weight(flag: Flag) -> int:
    is_young = timezone.now() - flag.joined_at < YOUNG_FOR
    if flag.unfounded:
        return YOUNG_AND_DOUBTED if is_young else DOUBTED
    return YOUNG if is_young else FULL


def is_claimed_by_another(moderator: Member, item: Item) -> bool:
    claim_holds = item.claimed_at is not None and item.claimed_at > timezone.now() - CLAIM_LASTS
    return claim_holds and item.claimed_by_id not in {None, moderator.pk}
