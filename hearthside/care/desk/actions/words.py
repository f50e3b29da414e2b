from django.db import transaction

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.actions import add_note
from hearthside.care.safety.models import Case
from hearthside.care.safety.rules import may_work_on
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules


@transaction.atomic
def release_words(responder: Member, case: Case, key: str, wording: str = "") -> None:
    """Show held words to others: the ones that were read, and none that a moderator keeps back."""
    contribution = _of_case(responder, case, key)
    require(rules.may_release(contribution, wording))
    contribution.release()
    add_note(responder, case, "released the words")
    record(responder.pk, "released", key)


@transaction.atomic
def hold_words(responder: Member, case: Case, key: str) -> None:
    """Keep words from others while somebody talks with their writer."""
    contribution = _of_case(responder, case, key)
    require(rules.may_hold(contribution))
    contribution.hold("imminent")
    add_note(responder, case, "held the words")
    record(responder.pk, "held", key)


@transaction.atomic
def reveal_member(responder: Member, case: Case, reason: str) -> Member | None:
    """Say who is behind a case without a name. It is logged with the reason."""
    require(may_work_on(responder, case))
    require(rules.may_reveal(reason))
    record(responder.pk, "revealed the author", f"safety.case:{case.pk}", reason)
    add_note(responder, case, "asked who this is", reason)
    return case.member


def _of_case(responder: Member, case: Case, key: str) -> Contribution:
    require(may_work_on(responder, case))
    kind, _colon, row = key.partition(":")
    require(rules.belongs_to(case, kind, row))
    contribution = registry.find(kind, int(row), lock=True)
    require(rules.is_there(contribution))
    assert contribution is not None
    return contribution
