from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.models import Case
from hearthside.foundation.verdicts import YES, Verdict, no


def may_be_answered(case: Case) -> Verdict:
    if case.member is None or case.member.account_id is None:
        return no(_("They have erased their account; nothing can reach them here."))
    return YES


def may_reveal(reason: str) -> Verdict:
    return YES if reason.strip() else no(_("Write down why you need to know. It is kept in the log."))


def belongs_to(case: Case, kind: str, row: str) -> Verdict:
    if row.isdigit() and case.words.filter(kind=kind, row=int(row)).exists():
        return YES
    return no(_("These words are not part of this case."))


def is_there(contribution: Contribution | None) -> Verdict:
    return YES if contribution else no(_("These words are gone."))
