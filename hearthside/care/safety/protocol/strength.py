"""No protocol may be weaker than the ladder; what is refused says why. Source: the safety rules, "The ladder"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..ladder import STEPS
from ..models import Urgency
from .steps import Plan, Protocol, Step

CLIMBS_AFTER = 3  # calls that nobody answered
SHORTEST_AGAIN = timedelta(seconds=30)  # faster than this only hides one call behind the next
LONGEST_SILENCE = timedelta(hours=24)


@dataclass(frozen=True)
class Fault:
    """What is wrong and where, in words for whoever wrote it."""

    where: str
    what: str | Promise


def weaknesses(protocol: Protocol) -> list[Fault]:
    """Where it promises less than the ladder does; empty when it holds."""
    found: list[Fault] = []
    for urgency, plan in protocol.plans.items():
        key = Urgency(urgency).name.lower()
        found += [Fault(key, what) for what in _clocks(urgency, plan)]
        found += [Fault(f"{key}, {_('step')} {number}", what) for number, what in _senseless(plan)]
        found += [Fault(key, what) for what in _OF[Urgency(urgency)](plan)]
    return found


def _clocks(urgency: int, plan: Plan) -> Iterator[str]:
    if plan.first_look > STEPS[urgency].first_look_within:
        yield _("The first look comes later than the ladder promises.")
    if plan.first_look <= timedelta() or plan.look_again <= timedelta():
        yield _("A clock needs some time to run.")
    if plan.look_again > LONGEST_SILENCE:
        yield _("After an answer somebody looks again within a day.")


def _senseless(plan: Plan) -> Iterator[tuple[int, str]]:
    for number, step in enumerate(plan.steps, 1):
        if step.again_every is not None and step.again_every < SHORTEST_AGAIN:
            yield number, _("Calls need thirty seconds between them.")
        if step.again_every is None and step.times not in {None, 1}:
            yield number, _("It says how many times, but not how often (again_every).")
        if step.who == "on_call_address" and not {"mail", "webhook"} & set(step.ways):
            yield number, _("The on-call address is reached by mail or by the webhook.")


def _imminent(plan: Plan) -> Iterator[str]:
    ladder = STEPS[Urgency.IMMINENT]
    again = ladder.page_again_after or timedelta(minutes=1)
    if not any(step.after == timedelta() and step.leaves_the_site for step in plan.steps):
        yield _("Nobody is paged at once: one step must have “after: 0 s” and leave the site (mail, push or webhook).")
    for place, level in enumerate(("first", "second", "supervisor"), 1):
        by = CLIMBS_AFTER * place * again
        if not any(_holds(step, level, by, again) for step in plan.steps):
            yield _(
                "It does not climb: “%(level)s” must be called after %(minutes)d min at the latest, every minute, "
                "until somebody comes."
            ) % {"level": level, "minutes": by.total_seconds() // 60}
    if not any(_holds(step, "on_call_address", timedelta(), again) for step in plan.steps):
        yield _("The on-call address must be called at once and every minute until somebody comes.")


def _risk(plan: Plan) -> Iterator[str]:
    ladder = STEPS[Urgency.RISK]
    first, again = ladder.page_after or timedelta(), ladder.page_again_after or timedelta()
    if not any(step.after <= first and step.leaves_the_site for step in plan.steps):
        yield _("Nobody is paged in time: after five minutes at the latest a step must leave the site.")
    if not any(_holds(step, level, first, again) for step in plan.steps for level in ("first", "on_call_address")):
        yield _(
            "The first on call or the on-call address must be called in time, and again every quarter of an hour until "
            "somebody comes."
        )
    if not any(step.who in {"supervisor", "on_call_address"} and step.goes_on for step in plan.steps):
        yield _("It ends with nobody: a supervisor or the on-call address must be called until somebody comes.")


def _concern(plan: Plan) -> Iterator[str]:
    if not any(step.after <= plan.first_look for step in plan.steps):
        yield _("Nobody is reminded before the time is up.")


def _holds(step: Step, level: str, by: timedelta, again: timedelta) -> bool:
    """Whether a step calls this level soon enough, often enough, outside the site, until somebody comes."""
    soon = step.who == level and step.after <= by
    return soon and step.leaves_the_site and step.goes_on and (step.again_every or by) <= again


_OF = {Urgency.IMMINENT: _imminent, Urgency.RISK: _risk, Urgency.CONCERN: _concern}
