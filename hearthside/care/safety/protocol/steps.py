"""What a protocol is: for each urgency the times of its clocks, and who is called while nobody has come."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ..models import Urgency

# In this order calls climb. On the last stands no person but a mailbox that somebody hears at night.
LEVELS = ("desk", "first", "second", "supervisor", "on_call_address")
PEOPLE = LEVELS[:-1]
LEAVING = frozenset({"mail", "push", "webhook"})  # ways that reach somebody who has no page of ours open
_UNITS = {"s": timedelta(seconds=1), "min": timedelta(minutes=1), "h": timedelta(hours=1)}


@dataclass(frozen=True)
class Step:
    """Who is called, when, by which ways, how often, and with which sentence."""

    who: str
    after: timedelta
    ways: tuple[str, ...]
    says: str
    recorded: str
    again_every: timedelta | None = None
    times: int | None = None  # none: until somebody comes

    @property
    def leaves_the_site(self) -> bool:
        return not LEAVING.isdisjoint(self.ways)

    @property
    def goes_on(self) -> bool:
        """Whether it calls again until somebody comes."""
        return self.again_every is not None and self.times is None


@dataclass(frozen=True)
class Plan:
    """What one urgency promises."""

    first_look: timedelta
    look_again: timedelta
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Protocol:
    plans: Mapping[int, Plan]
    version: int | None = None  # none: the one that comes with the software

    def plan(self, urgency: int) -> Plan:
        """For whatever is no level of the ladder, the lightest one: no row may stop the clocks of all others."""
        return self.plans.get(urgency) or self.plans[Urgency.CONCERN]


@dataclass(frozen=True)
class Made:
    """A call that was made: which step, and when."""

    step: int
    at: datetime


def duration(written: str) -> timedelta:
    """From "3 h 30 min"."""
    parts = re.findall(r"(\d+) (s|min|h)", written)
    return sum((int(count) * _UNITS[unit] for count, unit in parts), timedelta())


def protocol_from(body: Mapping[str, Any], version: int | None = None) -> Protocol:
    """From a body that fits the schema."""
    return Protocol({Urgency[key.upper()]: _plan(plan) for key, plan in body.items()}, version)


def due_calls(
    plan: Plan, waits_since: datetime, made: Iterable[Made], now: datetime
) -> Iterator[tuple[int, Step, int]]:
    """The steps whose time has come, each with its index and for the how many-th time it calls.

    Calls keep to the grid of their step, so that a late clock makes them no rarer; what was missed while everything
    stood still is made up for by one call, not by all of them.
    """
    earlier = list(made)
    for index, step in enumerate(plan.steps):
        of_step = [call.at for call in earlier if call.step == index]
        at = next_call_at(step, waits_since, of_step)
        if at is not None and at <= now:
            yield index, step, len(of_step) + 1


def next_call_at(step: Step, waits_since: datetime, of_step: list[datetime]) -> datetime | None:
    """When a step calls next, given its calls so far; None: never again."""
    begins = waits_since + step.after
    if not of_step:
        return begins
    if step.again_every is None or (step.times is not None and len(of_step) >= step.times):
        return None
    passed = max((max(of_step) - begins) // step.again_every, 0)
    return begins + (passed + 1) * step.again_every


def _plan(body: Mapping[str, Any]) -> Plan:
    steps = tuple(_step(step) for step in body["steps"])
    return Plan(duration(body["first_look"]), duration(body["look_again"]), steps)


def _step(body: Mapping[str, Any]) -> Step:
    again = body.get("again_every")
    return Step(
        who=body["who"],
        after=duration(body["after"]),
        ways=tuple(body["ways"]),
        says=body["says"],
        recorded=body["recorded"],
        again_every=duration(again) if again else None,
        times=body.get("times"),
    )
