"""Whom a level of the protocol means at this moment."""

from dataclasses import dataclass, field

from hearthside.care.respite.queries import resting_members
from hearthside.care.respite.rules import may_take_on
from hearthside.care.rota import queries as rota
from hearthside.care.rota.models import Desk
from hearthside.people.members.models import Member

from ..models import Case
from ..protocol import PEOPLE


@dataclass(frozen=True)
class Called:
    """A level and the people there. On the last stands a mailbox and nobody by name."""

    level: str
    people: list[Member] = field(default_factory=list)


def people_at(level: str) -> list[Member]:
    """Who is on duty there now."""
    return rota.people_on(level, Desk.TRIAGE) if level in PEOPLE else []


def people_to_call(case: Case, level: str) -> Called | None:
    """The people of a level, or of the next one above at which somebody is; None when there is nobody at all.

    Who rests or writes the words themselves is passed over, as long as anybody else is left.
    """
    if level not in PEOPLE:
        return Called(level)
    resting = resting_members()
    above = [(each, _others(case, each)) for each in PEOPLE[PEOPLE.index(level) :]]
    for each, people in above:
        if awake := [member for member in people if member.pk not in resting]:
            return Called(each, awake)
    return next((Called(each, people) for each, people in above if people), None)


def who_can_take_over(case: Case) -> Member | None:
    """Who is asked to carry a case on: somebody at the desk, else on call in their order, who has room for it.

    When nobody has room, the nearest is asked all the same: an owner who rests calls another, no owner calls nobody.
    """
    everybody = [(level, member) for level in PEOPLE for member in _others(case, level) if member.pk != case.owner_id]
    with_room = (member for _level, member in everybody if may_take_on(member, case.urgency, case.topics))
    return next(with_room, None) or next((member for _level, member in everybody), None)


def _others(case: Case, level: str) -> list[Member]:
    return [member for member in people_at(level) if member.pk != case.member_id]
