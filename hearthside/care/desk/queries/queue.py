"""What waits, for one pair of eyes."""

from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise

from hearthside.care.aftercare.queries import number_of_tasks
from hearthside.care.conversations.queries import cases_waiting_for_an_answer
from hearthside.care.disclosures.queries import waiting_for_a_second_person
from hearthside.care.disclosures.rules import may_see
from hearthside.care.respite.light_work import tasks_for
from hearthside.care.respite.queries import topics_rested
from hearthside.care.rota.models import Duty
from hearthside.care.rota.queries import people_on
from hearthside.care.safety.detection.wording import SENTENCES
from hearthside.care.safety.models import Case
from hearthside.care.safety.queries import open_cases
from hearthside.people.members.models import Member

from ..models import SecondOpinion
from .asked import opinions_waiting

SHOWN = 100


@dataclass(frozen=True)
class Waiting:
    """One line of the queue."""

    case: Case
    is_mine: bool
    is_held: bool  # somebody has it, and is there
    wrote_back: bool
    is_rested: bool  # about something this viewer rests from; still within reach
    about: list[str]  # what was found, in our own sentences; none of their words


@dataclass(frozen=True)
class Queue:
    waiting: list[Waiting]
    more: int  # beyond what is shown; the most urgent always are
    opinions: list[SecondOpinion]
    to_decide: int  # disclosures that look for a second person
    to_ask_again: int


@dataclass(frozen=True)
class Duties:
    """Who is there now, in the order in which they are called."""

    duty: str | Promise
    people: list[Member]


def queue_for(viewer: Member) -> Queue:
    cases = open_cases(viewer)
    shown = list(cases[: SHOWN + 1])
    more = cases.count() - SHOWN if len(shown) > SHOWN else 0
    wrote_back, rested = cases_waiting_for_an_answer(), topics_rested(viewer)
    to_decide = [one for one in waiting_for_a_second_person(viewer) if may_see(viewer, one)]
    return Queue(
        [_waiting(case, viewer, wrote_back, rested) for case in islice(shown, SHOWN)],
        more,
        list(opinions_waiting(viewer)),
        len(to_decide),
        number_of_tasks(viewer),
    )


def duties() -> list[Duties]:
    return [Duties(duty.label, people_on(duty)) for duty in Duty]


def people_to_hand_to(viewer: Member, case: Case) -> list[Member]:
    """Who could take a case over by name: everybody on duty or on call, but for the viewer and whom it is about."""
    there = {person.pk: person for duty in Duty for person in people_on(duty)}
    return [person for pk, person in there.items() if pk not in {viewer.pk, case.member_id}]


def light_work_for(viewer: Member) -> list[tuple[str | Promise, str]]:
    """What somebody can do who has carried enough."""
    return tasks_for(viewer)


def _waiting(case: Case, viewer: Member, wrote_back: set[int], rested: set[str]) -> Waiting:
    is_mine = case.owner_id == viewer.pk
    return Waiting(
        case,
        is_mine=is_mine,
        is_held=case.owner_id is not None and not getattr(case, "is_free", True),
        wrote_back=case.pk in wrote_back,
        is_rested=bool(rested & set(case.topics)) and not is_mine,
        about=list(dict.fromkeys(str(SENTENCES[code]) for code in case.topics if code in SENTENCES))[:2],
    )
