"""Seeing a decision differently: free, for six months, answered by another person than the one who decided."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import Refused, no, require
from hearthside.people.members.models import Member

from .. import rules
from ..events import AppealDecided, AppealFiled
from ..models import Appeal, Decision, Item, Outcome, Report, Why
from .decisions import lift_all
from .items import LOOK_WITHIN

KIND = "moderation.appeal"


@transaction.atomic
def appeal(decision: Decision, words: str) -> Appeal:
    """Answer a decision. Whoever holds the sealed link may, so that nobody is kept from it by the decision itself."""
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    until = decision.statement.appeal_until if hasattr(decision, "statement") else None
    require(rules.may_appeal(decision, Appeal.objects.filter(decision=decision).exists(), until))
    now = timezone.now()
    made = Appeal.objects.create(
        decision=decision,
        first_decider=decision.moderator,
        second_decider=decision.agreed_by,
        words=words,
        made_at=now,
        due_at=now + LOOK_WITHIN[Why.APPEAL],
    )
    Item.objects.create(
        kind=KIND, row=made.pk, why=Why.APPEAL, room=decision.item.room, opened_at=now, due_at=made.due_at
    )
    record(decision.author_id, "appealed", f"moderation.decision:{decision.pk}")
    publish(AppealFiled(made.pk))
    return made


@transaction.atomic
def decide_appeal(person: Member, made: Appeal, is_upheld: bool, answer: str) -> Appeal:
    """Look again. Where the member was right, everything the decision did is undone."""
    made = Appeal.objects.select_for_update(of=("self",)).select_related("decision").get(pk=made.pk)
    require(rules.may_decide_appeal(person, made))
    require(rules.may_answer(answer))
    now = timezone.now()
    made.decided_by, made.decided_at, made.is_upheld, made.answer = person, now, is_upheld, answer
    try:
        with transaction.atomic():
            made.save(update_fields=["decided_by", "decided_at", "is_upheld", "answer"])
    except IntegrityError:  # the database refuses the first decider whatever the code believed
        raise Refused(no(_("You made the decision that this is about. Another person looks at it now."))) from None
    if is_upheld:
        lift_all(made.decision, person, answer)
        reports = Report.objects.filter(item=made.decision.item, outcome=Outcome.ACTED)
        reports.update(outcome=Outcome.REVERSED, answered_at=now)
    Decision.objects.filter(pk=made.decision_id).update(seen_at=None)
    Item.objects.filter(kind=KIND, row=made.pk, decided_at=None).update(decided_at=now)
    record(person.pk, "upheld an appeal" if is_upheld else "did not uphold an appeal", f"moderation.appeal:{made.pk}")
    publish(AppealDecided(made.pk))
    return made
