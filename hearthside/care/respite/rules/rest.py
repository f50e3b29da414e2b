from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.foundation.words import is_blank
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from ..models import Debrief, StayedWithYou, Talk


def may_override(note: str) -> Verdict:
    if is_blank(note):
        return no(_("Write in a few words why you take one more. Supervisors read it."))
    return YES


def may_answer(member: Member, question: Debrief | StayedWithYou) -> Verdict:
    return YES if question.member_id == member.pk else no(_("This question is for somebody else."))


def may_ask_for_talk(member: Member) -> Verdict:
    return may_use_desk(member, *Role.values)


def may_agree_to_talk(member: Member, talk: Talk) -> Verdict:
    if talk.member_id != member.pk or talk.ended_at or not talk.offered_for:
        return no(_("There is no time to agree to."))
    return YES


def may_arrange_talk(supervisor: Member, talk: Talk) -> Verdict:
    if not (verdict := may_use_desk(supervisor, Role.SUPERVISOR)):
        return verdict
    if talk.member_id == supervisor.pk:
        return no(_("You asked for this talk yourself. Another supervisor offers you a time."))
    if talk.ended_at:
        return no(_("This talk is over."))
    return YES
