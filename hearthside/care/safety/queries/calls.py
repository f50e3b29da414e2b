"""Which calls a waiting case has had, and which are due."""

from collections import defaultdict
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from ..models import Case, Escalation
from ..protocol import PEOPLE, Made, Protocol, due_calls, next_call_at
from .cases import nobody_is_there
from .people import people_at
from .protocols import protocol_in_force


def cases_with_a_call_due() -> list[int]:
    """Open cases that nobody holds and for which a step's time has come, most urgent first."""
    now, protocol = timezone.now(), protocol_in_force()
    made, there = _made_in_rounds(), {level for level in PEOPLE if people_at(level)}

    def is_due(case: Case) -> bool:
        due = due_calls(protocol.plan(case.urgency), waits_since(case), made[case.pk], now)
        # A reminder for a desk at which nobody is waits until somebody comes.
        return any(step.leaves_the_site or step.who in there for _index, step, _number in due)

    return [case.pk for case in _waiting() if is_due(case)]


def calls_in_round(case: Case) -> list[Made]:
    """The protocol's own calls since the case began to wait."""
    calls = Escalation.objects.filter(case=case, paging_round=case.paging_round, step__gte=0)
    return [Made(step, at) for step, at in calls.values_list("step", "called_at")]


def waits_since(case: Case) -> datetime:
    return case.waits_since or case.opened_at


def level_reached(case: Case) -> str:
    """The highest level at which somebody was called since the case began to wait, "" before any."""
    reached = Escalation.objects.filter(case=case, paging_round=case.paging_round, people__gt=0)
    called = set(reached.values_list("level", flat=True))
    return next((level for level in reversed(PEOPLE) if level in called), "")


def coming_calls(protocol: Protocol) -> dict[int, datetime]:
    """For each waiting case, when it is called about next."""
    made, found = _made_in_rounds(), {}
    for case in _waiting():
        steps = enumerate(protocol.plan(case.urgency).steps)
        times = (next_call_at(step, waits_since(case), _of(made[case.pk], index)) for index, step in steps)
        if known := [at for at in times if at]:
            found[case.pk] = min(known)
    return found


def _waiting() -> list[Case]:
    waiting = Case.objects.filter(nobody_is_there(), closed_at=None).order_by("-urgency", "due_at", "pk")
    return list(waiting.only("pk", "urgency", "opened_at", "waits_since", "paging_round"))


def _made_in_rounds() -> dict[int, list[Made]]:
    """Of all open cases at once."""
    made = defaultdict(list)
    calls = Escalation.objects.filter(case__closed_at=None, paging_round=F("case__paging_round"), step__gte=0)
    for case, step, at in calls.values_list("case", "step", "called_at"):
        made[case].append(Made(step, at))
    return made


def _of(made: list[Made], step: int) -> list[datetime]:
    return [call.at for call in made if call.step == step]
