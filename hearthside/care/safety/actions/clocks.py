"""The clocks of a case: until when a person looks, and from when on others are called."""

from datetime import timedelta

from django.utils import timezone

from ..models import Case
from ..protocol import Plan
from ..queries import protocol_in_force

CLOCKS = ["due_at", "waits_since", "paging_round", "pages_sent", "paged_at"]
NONE = timedelta()


def plan_for(case: Case) -> Plan:
    return protocol_in_force().plan(case.urgency)


def begin_anew(case: Case) -> None:
    """There are words that nobody has answered: the whole time runs from now. The caller saves CLOCKS."""
    _new_round(case, NONE)
    case.due_at = timezone.now() + plan_for(case).first_look


def go_on_waiting(case: Case, grace: timedelta = NONE) -> None:
    """Nobody is there any longer. What was promised stays promised; the caller saves CLOCKS.

    When the last word is ours and the member is silent, nobody is called before the next look is due.
    """
    _new_round(case, grace)
    if case.answered_at:
        rest_until_next_look(case)
    else:
        case.due_at = min(case.due_at, timezone.now() + plan_for(case).first_look)


def rest_until_next_look(case: Case) -> None:
    """After an answer the clock is that of looking again; a missed look is what others are called about."""
    assert case.answered_at is not None
    case.due_at = case.waits_since = case.answered_at + plan_for(case).look_again


def _new_round(case: Case, grace: timedelta) -> None:
    case.paging_round += 1
    case.pages_sent, case.paged_at = 0, None
    case.waits_since = timezone.now() + grace
