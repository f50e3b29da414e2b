from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution
from hearthside.care.guidelines.models import Clause, GuidelineVersion
from hearthside.care.guidelines.rules import may_rest_on
from hearthside.care.safety.queries import has_open_case
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Ability, Appeal, Decision, Effect, Item, Measure, NightRule, Why

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


def may_serve(moderator: Member, item: Item, rooms: Collection[str]) -> Verdict:
    """Each moderator serves some rooms; `rooms` are those that they do not."""
    return no(_("Other moderators look after this space.")) if item.room in rooms else YES


def may_open(person: Member, item: Item, waits_for_a_second: bool, rooms: Collection[str]) -> Verdict:
    """Moderators open what stands in the rooms they serve; operators what needs a second person, and appeals."""
    if person.has_role(Role.MODERATOR):
        return may_serve(person, item, rooms)
    if item.why == Why.APPEAL or waits_for_a_second:
        return YES
    return no(_("Moderators look at this. Operators are asked where a second person is needed."))


def may_talk_about(moderator: Member, item: Item, rooms: Collection[str]) -> Verdict:
    """Moderators, and operators as second people, talk inside an item; members never see it."""
    if not (verdict := may_use_desk(moderator, Role.MODERATOR, Role.OPERATOR)):
        return verdict
    return may_serve(moderator, item, rooms)


def may_decide(moderator: Member, item: Item, restricts: bool, reason: str) -> Verdict:
    if not (verdict := may_claim(moderator, item)):
        return verdict
    if restricts and not reason.strip():
        return no(_("Write to the author why. Nothing is taken away without a reason."))
    return YES


def may_name(clause: Clause | None, version: GuidelineVersion | None, restricts: bool) -> Verdict:
    """The clause a decision names. What takes something from somebody names one, once there are guidelines."""
    if clause is None and (version is None or not restricts):
        return YES
    return may_rest_on(clause, version)


def is_one_decision(measures: AbstractSet[str], waits_for_another: bool) -> Verdict:
    """Whether the chosen measures say one thing."""
    if not measures:
        return no(_("Choose at least one."))
    if waits_for_another:
        return no(_("A second person is asked about this already."))
    if Measure.HIDE in measures and measures & {Measure.RELEASE, Measure.LEAVE}:
        return no(_("Either others see it, or they do not. Please choose one of the two."))
    if Measure.LEAVE in measures and len(set(measures) - {Measure.MESSAGE}) > 1:
        return no(_("To leave it as it is means that nothing else happens. Please choose."))
    if Measure.END in measures and measures & {Measure.SUSPEND, Measure.RESTRICT, Measure.WARN}:
        return no(_("Ending the membership says it all. Please choose one."))
    return YES


def may_answer(answer: str) -> Verdict:
    return YES if answer.strip() else no(_("Write to the author why. They read this."))


def may_agree(person: Member, decision: Decision) -> Verdict:
    """The second of two: a moderator or operator who is neither the first nor the one it is about."""
    if not (verdict := may_use_desk(person, Role.MODERATOR, Role.OPERATOR)):
        return verdict
    if decision.in_force_at or decision.refused_at:
        return no(_("Somebody has decided this already."))
    if person.pk in {decision.moderator_id, decision.author_id}:
        return no(_("A second person decides about this with you. It cannot be yourself."))
    return YES


def may_lift(person: Member, decision: Decision, why: str) -> Verdict:
    """Measures are lifted before their time by any moderator or operator, with a reason that the member reads."""
    if not (verdict := may_use_desk(person, Role.MODERATOR, Role.OPERATOR)):
        return verdict
    if person.pk == decision.author_id:
        return no(_("These are your own words. Another moderator looks at them."))
    if not why.strip():
        return no(_("Write to the author why. They read this."))
    return YES


def may_appeal(decision: Decision, has_appealed: bool, until: datetime | None) -> Verdict:
    """Within six months of a decision that took something; once."""
    if until is None:
        return no(_("This decision took nothing from you."))
    if has_appealed:
        return no(_("You have answered this decision. A person reads it."))
    if until < timezone.now():
        return no(_("The time in which this decision could be answered is over. You can still write with a person."))
    return YES


def may_decide_appeal(person: Member, appeal: Appeal) -> Verdict:
    """Never by who decided first, never by who it is about, and never by software."""
    if not (verdict := may_use_desk(person, Role.MODERATOR, Role.OPERATOR)):
        return verdict
    if appeal.decided_at:
        return no(_("Somebody has decided this already."))
    if person.pk in {appeal.first_decider_id, appeal.second_decider_id}:
        return no(_("You made the decision that this is about. Another person looks at it now."))
    if person.pk == appeal.decision.author_id:
        return no(_("These are your own words. Another moderator looks at them."))
    return YES


def may_do(member: Member, ability: Ability) -> Verdict:
    """Whether a decision in force closes something to somebody, with the reason and the next step.

    Never asked where somebody wants help, a person, their card, a copy, an appeal, or to leave.
    """
    if member.bounded_until is None or member.bounded_until <= timezone.now():
        return YES
    for effect in Effect.objects.bounding(member).order_by("-until"):
        if effect.measure != Measure.RESTRICT or _closes(effect.chosen_details["abilities"], ability):
            return no(_explained(effect), (_address_of(effect), _("Read why, and how to answer")))
    return YES


def is_kept_out(member: Member) -> bool:
    """Whether a decision closes the members' spaces to somebody: they are a visitor there meanwhile."""
    if member.bounded_until is None or member.bounded_until <= timezone.now():
        return False
    return Effect.objects.bounding(member).exclude(measure=Measure.RESTRICT).exists()


def may_look_at(moderator: Member, contribution: Contribution | None) -> Verdict:
    """Nobody judges their own words, or reads what others reported about them."""
    if contribution and contribution.author == moderator:
        return no(_("These are your own words. Another moderator looks at them."))
    return YES


def may_apply(item: Item, contribution: Contribution | None, measures: Collection[str], wording: str = "") -> Verdict:
    """Whether a measure fits the words as they are now; what is held always has one desk that will release it."""
    if contribution is None:
        return YES
    if wording and wording != contribution.wording:
        return no(_("They changed these words after you had read them. Please read them again, then decide."))
    if not contribution.is_held or Measure.HIDE in measures:
        return YES
    is_in_care = has_open_case(item.kind, item.row)
    if is_in_care and Measure.RELEASE in measures:
        return no(_("Someone on duty holds these words while they look after the writer. They will show them."))
    if not is_in_care and Measure.RELEASE not in measures:
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


def _closes(closed: Collection[str], ability: Ability) -> bool:
    is_writing = ability in {Ability.START, Ability.REPLY}
    return ability in closed or (is_writing and Ability.POST in closed)


def _explained(effect: Effect) -> str | Promise:
    if effect.measure == Measure.END:
        return _("Your membership has ended. Getting help, writing with a person on duty and leaving stay open to you.")
    until = date_format(timezone.localtime(effect.until), "DATETIME_FORMAT")
    return format_lazy(
        _("Until {until}, a decision closes this to you; then it opens again by itself. Getting help is always open."),
        until=until,
    )


def _address_of(effect: Effect) -> str:
    return reverse("moderation:decision", args=[effect.decision_id])
