"""Who may do what when somebody outside is to be told. Every path to a sealed contact goes through two people."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.rota.queries import current_shift
from hearthside.care.safety.models import Case
from hearthside.care.safety.rules import may_work_on
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk
from hearthside.people.organisations.queries import community

from .models import Disclosure, Ending

# Figures of our own, stated on the screens: no standard gives any.
AGREEMENT_LASTS = timedelta(hours=24)  # what was right yesterday is decided anew today
TOLD_WITHIN = timedelta(hours=72)  # the member learns of it then at the latest, or when the case closes
LONGEST_POSTPONED = timedelta(days=30)


def may_ask(responder: Member, case: Case) -> Verdict:
    """The one who looks after them asks, and only where the operator has said when this community would tell."""
    if not (verdict := may_work_on(responder, case)):
        return verdict
    if not community().disclosure_policy.strip():
        return no(
            _(
                "This community has not written down when it would tell somebody outside, so nobody may. "
                "Please ask the operator."
            )
        )
    if case.member is None or case.member.account_id is None:
        return no(_("They have erased their account. There is nobody left here whom we could speak about."))
    if Disclosure.objects.filter(case=case, ended_at=None).exists():
        return no(_("Somebody has asked for this already."))
    return YES


def may_see(person: Member, disclosure: Disclosure) -> Verdict:
    """The two, supervisors and operators; while a second person is looked for, responders on duty as well."""
    if disclosure.member_id == person.pk:
        return no(_("This page is for people with a role here."))
    if is_one_of_the_two(person, disclosure) or person.has_role(Role.SUPERVISOR, Role.OPERATOR):
        return may_use_desk(person, Role.RESPONDER, Role.SUPERVISOR, Role.OPERATOR)
    if disclosure.agreed_at is None and disclosure.ended_at is None and _is_responder_on_duty(person):
        return YES
    return no(_("Only the two people who decided this can open it."))


def may_agree(person: Member, disclosure: Disclosure) -> Verdict:
    """A second, different person: a supervisor, an operator, or another responder on duty."""
    if disclosure.ended_at:
        return no(_("This has ended."))
    if disclosure.agreed_at:
        return no(_("A second person has agreed already."))
    if person.pk == disclosure.asked_by_id:
        return no(_("You asked for it. Somebody else decides with you."))
    if disclosure.asked_by_id is None:
        return no(_("Whoever asked for this has left. Please ask anew."))
    if person.pk == disclosure.member_id:
        return no(_("This is about you. Somebody else decides."))
    if may_use_desk(person, Role.SUPERVISOR, Role.OPERATOR) or _is_responder_on_duty(person):
        return YES
    return no(_("This takes a supervisor, an operator, or a responder who is on duty."))


def may_open(person: Member, disclosure: Disclosure) -> Verdict:
    """Each of the two, once, while the agreement is fresh and the case is open."""
    if not (verdict := may_use_desk(person, Role.RESPONDER, Role.SUPERVISOR, Role.OPERATOR)):
        return verdict
    if disclosure.ended_at:
        return no(_("This has ended."))
    if not is_agreed_by_two(disclosure):
        return no(_("A second person has not agreed yet."))
    if not is_one_of_the_two(person, disclosure):
        return no(_("Only the two people who decided this can open it."))
    if disclosure.agreed_at is None or timezone.now() - disclosure.agreed_at > AGREEMENT_LASTS:
        return no(_("The agreement is too old to be acted on. Please end this and decide anew."))
    if disclosure.case is None or not disclosure.case.is_open:
        return no(_("This case is closed."))
    if disclosure.openings.filter(opened_by=person).exists():
        return no(_("You have opened it once already."))
    return YES


def may_end(person: Member, disclosure: Disclosure) -> Verdict:
    if disclosure.ended_at:
        return no(_("This has ended."))
    if not is_one_of_the_two(person, disclosure) and not may_use_desk(person, Role.SUPERVISOR):
        return no(_("One of the two who decided it writes down how it ended, or a supervisor."))
    return YES


def may_end_as(disclosure: Disclosure, ending: str, was_told: str) -> Verdict:
    """Nobody is told before two agreed, and nothing that was opened or told ends as if it had not happened."""
    if ending == Ending.REFUSED:
        return no(_("The second person refuses; that is theirs to say."))
    if ending != Ending.NOT_NEEDED and not is_agreed_by_two(disclosure):
        return no(_("A second person has not agreed yet."))
    if ending == Ending.TOLD and not was_told.strip():
        return no(_("Write down what was told, and to whom. They will read it."))
    return YES


def may_postpone(supervisor: Member, disclosure: Disclosure, review_on: date) -> Verdict:
    """Not telling the member is a supervisor's decision, with a date on which it is looked at again."""
    if not (verdict := may_use_desk(supervisor, Role.SUPERVISOR)):
        return verdict
    if disclosure.member_id == supervisor.pk:
        return no(_("This is about you. Somebody else decides."))
    if disclosure.told_member_at:
        return no(_("They have been told already."))
    today = timezone.localdate()
    if not today < review_on <= today + LONGEST_POSTPONED:
        return no(_("Choose a day from tomorrow on, at most %(days)s days ahead.") % {"days": LONGEST_POSTPONED.days})
    return YES


def is_settled(case: Case) -> Verdict:
    """A case does not close over a disclosure of which nobody has written down how it ended."""
    if Disclosure.objects.filter(case=case, ended_at=None).exists():
        return no(_("First write down how telling somebody outside has ended, or take the question back."))
    return YES


def is_agreed_by_two(disclosure: Disclosure) -> bool:
    two = {disclosure.asked_by_id, disclosure.agreed_by_id} - {None}
    return disclosure.agreed_at is not None and len(two) == 2


def is_one_of_the_two(person: Member, disclosure: Disclosure) -> bool:
    return person.pk in {disclosure.asked_by_id, disclosure.agreed_by_id}


def _is_responder_on_duty(person: Member) -> bool:
    return bool(may_use_desk(person, Role.RESPONDER)) and current_shift(person) is not None
