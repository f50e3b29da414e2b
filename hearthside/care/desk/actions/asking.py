"""What people on duty ask: the member, in steps; and each other, about a case."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from hearthside.care.notifications.actions import end_alerts, page_member
from hearthside.care.rota.models import Duty
from hearthside.care.rota.queries import people_on
from hearthside.care.safety.actions import add_note
from hearthside.care.safety.models import Case
from hearthside.care.safety.rules import may_see_cases, may_work_on
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..events import OpinionAsked, OpinionGiven
from ..models import Learned, SecondOpinion
from ..queries import learned_in
from ..questions import KEYS


@transaction.atomic
def keep_learned(responder: Member, case: Case, answers: Mapping[str, tuple[str, str]]) -> int:
    """Keep what was learned by asking, by question: what they said and a sealed note. Says how much is new."""
    require(may_work_on(responder, case))
    known = {key: (learned.said, learned.note) for key, learned in learned_in(case).items()}
    fresh = {
        key: said for key, said in answers.items() if key in KEYS and any(said) and said != known.get(key, ("", ""))
    }
    Learned.objects.bulk_create(
        Learned(case=case, question=key, said=said, note=note, by=responder, at=timezone.now())
        for key, (said, note) in fresh.items()
    )
    if fresh:
        add_note(responder, case, "wrote down what they said")
    return len(fresh)


@transaction.atomic
def ask_for_opinion(responder: Member, case: Case, question: str) -> SecondOpinion:
    """Ask a colleague what they think; everybody at the desk and the supervisor on call find it at once."""
    require(may_work_on(responder, case))
    opinion = SecondOpinion.objects.create(case=case, asked_by=responder, question=question, asked_at=timezone.now())
    for colleague in _colleagues(responder, case):
        page_member(colleague, case.pk, case.urgency_key, says="second_opinion")
    add_note(responder, case, "asked for a second opinion")
    publish(OpinionAsked(opinion.pk, case.pk))
    return opinion


@transaction.atomic
def give_opinion(person: Member, opinion: SecondOpinion, answer: str) -> SecondOpinion:
    """Say what you think; the case stays with whoever has it, and so does the decision."""
    opinion = (
        SecondOpinion.objects.select_for_update(of=("self",)).select_related("case", "asked_by").get(pk=opinion.pk)
    )
    require(may_see_cases(person))
    require(rules.may_give_opinion(person, opinion))
    opinion.answered_by, opinion.answer, opinion.answered_at = person, answer, timezone.now()
    opinion.save(update_fields=["answered_by", "answer", "answered_at"])
    end_alerts(opinion.case_id, saying=["second_opinion"])
    if opinion.asked_by:
        page_member(opinion.asked_by, opinion.case_id, opinion.case.urgency_key, says="opinion_given")
    add_note(person, opinion.case, "gave a second opinion")
    publish(OpinionGiven(opinion.pk, opinion.case_id))
    return opinion


def _colleagues(responder: Member, case: Case) -> list[Member]:
    there = {person.pk: person for duty in (Duty.DESK, Duty.SUPERVISOR) for person in people_on(duty)}
    return [person for pk, person in there.items() if pk not in {responder.pk, case.member_id}]
