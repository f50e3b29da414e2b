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
    if row.isdecimal() and len(row) < 19 and case.words.filter(kind=kind, row=int(row)).exists():
        return YES
    return no(_("These words are not part of this case."))


def may_release(contribution: Contribution, wording: str) -> Verdict:
    if wording and wording != contribution.wording:
        return no(_("They changed these words after you had read them. Please go back and read them again."))
    if not contribution.is_held and not contribution.is_shown:
        return no(_("A moderator decided to keep these words from others."))
    return YES


def may_hold(contribution: Contribution) -> Verdict:
    return YES if contribution.is_shown else no(_("Others cannot read these words already."))


def has_read_everything(read_up_to: int, last_word: int) -> Verdict:
    if last_word > read_up_to:
        return no(_("They wrote again while you were closing. Please go back and read it first."))
    return YES


def is_there(contribution: Contribution | None) -> Verdict:
    return YES if contribution else no(_("These words are gone."))
