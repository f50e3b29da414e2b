from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.models import Case
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Partner, Referral, SecondOpinion
from .replies import Reply, unknown_variables


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


def may_give_opinion(person: Member, opinion: SecondOpinion) -> Verdict:
    """A different person, about somebody who is not themselves, while the case is open."""
    if opinion.answered_at:
        return no(_("Somebody has answered already."))
    if person.pk == opinion.asked_by_id:
        return no(_("You asked this yourself. Somebody else answers."))
    if person.pk == opinion.case.member_id:
        return no(_("This case is about your own words. Somebody else will look after it."))
    if not opinion.case.is_open:
        return no(_("This case is closed."))
    return YES


def may_keep_desk_words(person: Member | None) -> Verdict:
    """Words for answers, and partners, are kept by operators and supervisors."""
    return may_use_desk(person, Role.OPERATOR, Role.SUPERVISOR)


def may_be_a_reply(wanted: Reply) -> Verdict:
    if unknown := unknown_variables(wanted.words):
        return no(
            _("We have nothing to put in for: %(names)s.") % {"names": ", ".join(f"{{{one}}}" for one in unknown)}
        )
    return YES


def may_refer_to(partner: Partner) -> Verdict:
    return no(_("We no longer pass anybody on to them.")) if partner.retired_at else YES


def may_answer_referral(member: Member, referral: Referral) -> Verdict:
    if referral.case.member_id != member.pk:
        return no(_("This question is for somebody else."))
    if referral.sent_at:
        return no(_("It has been passed on already. Please write to the people on duty if that was wrong."))
    if not referral.case.is_open:
        return no(_("This is over. Nothing was passed on."))
    return YES


def may_be_sent(referral: Referral) -> Verdict:
    if referral.sent_at:
        return no(_("This has been passed on already."))
    if referral.consent_given_at is None:
        return no(_("They have not said yes. Nothing is passed on without it."))
    return YES
