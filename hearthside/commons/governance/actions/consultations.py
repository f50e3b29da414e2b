"""What operators do: ask members about a draft, give them more time, answer, put the draft in force."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hearthside.care.guidelines import actions as guidelines
from hearthside.care.guidelines.models import GuidelineVersion
from hearthside.care.guidelines.queries import clauses_of, current_clauses, draft_guidelines
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Answer, Consultation, Remark
from ..queries import as_words, running_consultation


@transaction.atomic
def consult(operator: Member, question: str, days: int) -> Consultation:
    """Ask members about the draft as it is now; what is changed in it later, they are not shown."""
    # Under lock, so that two operators who press at once ask once.
    draft = GuidelineVersion.objects.select_for_update(of=("self",)).filter(number=0).first()
    require(rules.may_consult(operator, draft, running_consultation()))
    require(rules.may_last(days))
    now = timezone.now()
    made = Consultation.objects.create(
        question=question, clauses=as_words(clauses_of(draft)), before=as_words(current_clauses()), opened_by=operator,
        opened_at=now, closes_at=now + timedelta(days=days),
    )  # fmt: skip
    record(operator.pk, "asked members about a draft", f"governance.consultation:{made.pk}")
    return made


@transaction.atomic
def extend_consultation(operator: Member, consultation: Consultation, days: int) -> None:
    """So many days more from now, also when it had ended; never fewer than there were."""
    require(rules.may_govern(operator))
    require(rules.may_last(days))
    running = running_consultation()
    if running and running.pk != consultation.pk:
        require(rules.may_consult(operator, draft_guidelines(), running))
    consultation.closes_at = max(consultation.closes_at, timezone.now() + timedelta(days=days))
    consultation.save(update_fields=["closes_at"])
    record(operator.pk, "gave members more time", f"governance.consultation:{consultation.pk}")


@transaction.atomic
def end_consultation(operator: Member, consultation: Consultation) -> None:
    require(rules.may_govern(operator))
    if consultation.is_open:
        consultation.closes_at = timezone.now()
        consultation.save(update_fields=["closes_at"])
        record(operator.pk, "ended a consultation", f"governance.consultation:{consultation.pk}")


@transaction.atomic
def answer(
    operator: Member, consultation: Consultation, clause: str, said: str, did: str, remark: Remark | None = None
) -> Answer:
    """You said, we did: for a clause, for all of the draft (""), or for one remark; said again, it takes the place."""
    require(rules.may_govern(operator))
    told = {"said": said, "did": did, "made_by": operator, "made_at": timezone.now()}
    if remark:
        made, _new = Answer.objects.update_or_create(
            remark=remark, defaults={**told, "consultation": consultation, "clause": clause, "is_for_one": True}
        )
    else:
        made, _new = Answer.objects.update_or_create(
            consultation=consultation, clause=clause, is_for_one=False, defaults=told
        )
    record(operator.pk, "answered members", f"governance.consultation:{consultation.pk}")
    return made


@transaction.atomic
def put_in_force(operator: Member, draft: GuidelineVersion, note: str, is_small: bool = False) -> GuidelineVersion:
    """The draft holds from now on; what members said about it is shown with it. Never while they are being asked."""
    require(rules.may_put_in_force(operator, running_consultation()))
    version = guidelines.put_in_force(operator, draft, note, is_small)
    Consultation.objects.filter(version=None).update(version=version)
    return version
