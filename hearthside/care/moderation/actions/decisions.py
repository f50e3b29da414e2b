"""Decide about words and, where it must be, about what a member may do; and take it back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.guidelines.models import Clause, GuidelineVersion
from hearthside.care.guidelines.queries import current_guidelines
from hearthside.care.safety.queries import has_open_case
from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..events import DecisionChanged, ItemDecided
from ..measures import Chosen, changes_between, kind_of, weightiest
from ..models import KIND_MEASURES, MEMBER_MEASURES, Decision, Effect, Item, Measure, Outcome, Statement, Why
from ..queries import FOUND_FINE, waits_for_a_second
from ..statements import state
from .items import open_item


@dataclass(frozen=True)
class Ruling:
    """All that a moderator says when they decide."""

    chosen: tuple[Chosen, ...]
    reason: str = ""
    facts: str = ""
    law: str = ""
    began_with: str = ""  # the mark of the prepared words that the reason began with
    wording: str = ""  # the mark of the words the moderator has read; the decision falls about no others
    clause: Clause | None = None  # of the guidelines in force, which the author reads; needed where something is taken


def decide(
    moderator: Member, item: Item, measure: Measure, reason: str, wording: str = "", clause: Clause | None = None
) -> Decision:
    """One measure that needs no more to be said about."""
    return rule_on(moderator, item, Ruling((Chosen(Measure(measure)),), reason, wording=wording, clause=clause))


@transaction.atomic
def rule_on(moderator: Member, item: Item, ruling: Ruling) -> Decision:
    """Decide with a reason that the author reads; those who reported are answered.

    A membership ends by two people: until the second has agreed, the words wait and nothing else happens.
    """
    item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    contribution = registry.find(item.kind, item.row, lock=True)
    guidelines = current_guidelines()
    _require_all(moderator, item, contribution, ruling, guidelines)
    needs_two = any(kind_of(one.measure).needs_two for one in ruling.chosen)
    decision = Decision.objects.create(
        item=item,
        moderator=moderator,
        author=contribution.author if contribution else None,
        measure=weightiest(ruling.chosen),
        reason=ruling.reason,
        facts=ruling.facts,
        law=ruling.law,
        began_with=ruling.began_with,
        words_then=contribution.words if contribution else "",
        chosen=_sealed(ruling.chosen),
        guideline=guidelines,
        clause=ruling.clause,
        made_at=timezone.now(),
        needs_two=needs_two,
    )
    if needs_two:
        _wait_for_the_second(item, contribution)
        record(moderator.pk, "asked a second person to agree", f"moderation.decision:{decision.pk}")
    else:
        _bring_about(decision, ruling.chosen, contribution)
    return decision


@transaction.atomic
def agree(person: Member, decision: Decision) -> Decision:
    """The second person agrees: from now on it is in force."""
    decision = Decision.objects.select_for_update(of=("self",)).select_related("item", "author").get(pk=decision.pk)
    require(rules.may_agree(person, decision))
    contribution = registry.find(decision.item.kind, decision.item.row, lock=True)
    for one in chosen_of(decision):  # as things are now: a case may have been opened since, or words be gone
        require(kind_of(one.measure).fits(one, contribution))
    decision.agreed_by, decision.agreed_at = person, timezone.now()
    decision.save(update_fields=["agreed_by", "agreed_at"])
    record(person.pk, "agreed", f"moderation.decision:{decision.pk}")
    _bring_about(decision, chosen_of(decision), contribution)
    return decision


@transaction.atomic
def disagree(person: Member, decision: Decision) -> None:
    """The second person does not agree: nothing happens, and the item is open for another decision."""
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    require(rules.may_agree(person, decision))
    Decision.objects.filter(pk=decision.pk).update(refused_at=timezone.now())
    Item.objects.filter(pk=decision.item_id).update(claimed_by=None, claimed_at=None)
    record(person.pk, "did not agree", f"moderation.decision:{decision.pk}")


@transaction.atomic
def lift_decision(person: Member, decision: Decision, why: str) -> None:
    """Take back, before its time, what a decision put in force; the author is told why."""
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    require(rules.may_lift(person, decision, why))
    lift_all(decision, person, why)
    record(person.pk, "lifted", f"moderation.decision:{decision.pk}")


def lift_all(decision: Decision, person: Member | None, why: str) -> None:
    """Everything it took that is still in force is undone, whatever else was decided since."""
    took = decision.effects.exclude(measure__in=KIND_MEASURES)
    for effect in took.select_related("member").filter(lifted_at=None):
        _lift(effect, person, why)
    Decision.objects.filter(pk=decision.pk).update(seen_at=None)  # the banner comes again: there is news
    publish(DecisionChanged(decision.pk))


@transaction.atomic
def end_expired() -> int:
    """The sweep: what was decided until a time ends by itself; says how many."""
    over = Effect.objects.select_for_update(of=("self",)).filter(lifted_at=None, until__lte=timezone.now())
    ended = list(over.select_related("member")) if over.exists() else []
    for effect in ended:
        _lift(effect, None, "")
    return len(ended)


def chosen_of(decision: Decision) -> tuple[Chosen, ...]:
    """What was chosen, read back from the decision."""
    return tuple(
        Chosen(Measure(one["measure"]), _moment(one["until"]), one["details"])
        for one in json.loads(decision.chosen or "[]")
    )


def chosen_edit(contribution: Contribution, words: str) -> Chosen:
    """The change that leads from an author's words to others; empty where there is none that could be followed."""
    return Chosen(Measure.EDIT, details={"changes": changes_between(contribution.words, words)})


def forget_words_decided_about(contribution: Contribution) -> None:
    """Before words are erased by their author: decisions stay as work that was done, without the words."""
    Effect.objects.filter(kind=contribution.kind, row=contribution.row.pk).exclude(details="").update(details="{}")
    about = Decision.objects.filter(item__kind=contribution.kind, item__row=contribution.row.pk)
    about.update(words_then="", facts="")


def _require_all(
    moderator: Member,
    item: Item,
    contribution: Contribution | None,
    ruling: Ruling,
    guidelines: GuidelineVersion | None,
) -> None:
    measures = {one.measure for one in ruling.chosen}
    takes = _takes_something(ruling.chosen)
    require(rules.may_decide(moderator, item, takes or Measure.MESSAGE in measures, ruling.reason))
    require(rules.may_name(ruling.clause, guidelines, takes))
    require(rules.is_one_decision(measures, waits_for_a_second(item) is not None))
    require(rules.may_serve(moderator, item, registry.closed_rooms(moderator)))
    require(rules.may_look_at(moderator, contribution))
    require(rules.may_apply(item, contribution, measures, ruling.wording))
    for one in ruling.chosen:
        if contribution or one.measure not in FOUND_FINE:
            require(kind_of(one.measure).fits(one, contribution))


def _takes_something(chosen: Iterable[Chosen]) -> bool:
    return any(kind_of(one.measure).restricts for one in chosen)


def _wait_for_the_second(item: Item, contribution: Contribution | None) -> None:
    if contribution and contribution.may_be_held and contribution.is_shown:
        contribution.hold(Why.REPORT)
    Item.objects.filter(pk=item.pk).update(claimed_by=None, claimed_at=None)


def _bring_about(decision: Decision, chosen: Sequence[Chosen], contribution: Contribution | None) -> None:
    """The statement first: no row of a measure that takes something can be kept without one (failure C22)."""
    restricts = _takes_something(chosen)
    statement = state(decision, chosen, contribution) if restricts else None
    _settle(decision, chosen, contribution)
    effects = [_effect(decision, statement, one, contribution) for one in chosen]
    for effect in effects:
        kind_of(effect.measure).apply(effect)
    now = timezone.now()
    decision.in_force_at = now
    decision.save(update_fields=["in_force_at"])
    Item.objects.filter(pk=decision.item_id).update(decided_at=now)
    outcome = Outcome.GONE if contribution is None else Outcome.ACTED if restricts else Outcome.STAYS
    decision.item.reports.filter(answered_at=None).update(answered_at=now, outcome=outcome)
    decision.item.reports.filter(looked_at=None).update(looked_at=now)
    record(decision.moderator_id, f"decided {decision.measure}", f"{decision.item.kind}:{decision.item.row}")
    publish(ItemDecided(decision.item_id, decision.pk))


def _settle(decision: Decision, chosen: Iterable[Chosen], contribution: Contribution | None) -> None:
    """A person has looked: words that waited wait no longer, and earlier hiding ends where they are shown now."""
    measures = {one.measure for one in chosen}
    if contribution is None:
        return
    if Measure.HIDE in measures and contribution.is_held and not has_open_case(contribution.kind, contribution.row.pk):
        contribution.settle()
    if Measure.RELEASE in measures:
        hidden = Effect.objects.filter(kind=contribution.kind, row=contribution.row.pk, measure=Measure.HIDE)
        for effect in hidden.filter(lifted_at=None).select_related("decision"):
            _lift(effect, decision.moderator, decision.reason)


def _effect(decision: Decision, statement: Statement | None, one: Chosen, contribution: Contribution | None) -> Effect:
    bearer = contribution.bearer(one.measure) if contribution else None
    return Effect.objects.create(
        decision=decision,
        statement=statement,
        measure=one.measure,
        kind=bearer.kind if bearer else decision.item.kind,
        row=bearer.row.pk if bearer else decision.item.row,
        member=decision.author if one.measure in {*MEMBER_MEASURES, Measure.WARN} else None,
        details=json.dumps(one.details, ensure_ascii=False) if one.details else "",
        made_at=timezone.now(),
        until=one.until,
    )


def _lift(effect: Effect, person: Member | None, why: str) -> None:
    effect.lifted_at, effect.lifted_by, effect.lifted_why = timezone.now(), person, why
    effect.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    kind_of(effect.measure).undo(effect)
    _keep_one_desk(effect)


def _keep_one_desk(effect: Effect) -> None:
    """What is held always waits for somebody: words that changed while a measure was in force are read again."""
    contribution = registry.find(effect.kind, effect.row)
    if contribution and contribution.is_held and not has_open_case(effect.kind, effect.row):
        open_item(contribution, Why.CHANGED)


def _sealed(chosen: Iterable[Chosen]) -> str:
    rows = [
        {"measure": one.measure, "until": one.until.isoformat() if one.until else None, "details": dict(one.details)}
        for one in chosen
    ]
    return json.dumps(rows, ensure_ascii=False)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
