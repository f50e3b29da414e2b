from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.accounts.queries import has_second_factor

from ..models import Member, Role

DESK_ROLES = (Role.OPERATOR, Role.MODERATOR, Role.RESPONDER, Role.SUPERVISOR)

# What a badge says when somebody asks what the role may do, and what it may not.
WHAT_ROLES_DO: dict[str, Promise] = {
    Role.OPERATOR: _("Runs this place: settings, roles and repairs. Does not read private conversations."),
    Role.MODERATOR: _("Looks at reports and at posts that wait. May keep posts from others, and says why."),
    Role.RESPONDER: _("Is there when somebody is in danger. May open the conversation that this needs."),
    Role.SUPERVISOR: _(
        "Stands behind responders: is called when nobody answers, gives a second opinion, and is the second person "
        "whom a disclosure needs."
    ),
    Role.FACILITATOR: _(
        "Leads a group. Sees what is written in that group, and nothing more than other members elsewhere."
    ),
    Role.LISTENER: _("Is trained to listen. Is not a therapist and reads only what you write to them."),
    Role.GREETER: _("Welcomes people who are new. Sees no more than other members do."),
}


def may_use_desk(member: Member | None, *roles: str) -> Verdict:
    """Whether a role's desk opens: it takes the role, and a second step at log-in."""
    if member is None or not member.has_role(*(roles or DESK_ROLES)):
        return no(_("This page is for people with a role here."))
    if member.account is None or not has_second_factor(member.account):
        return no(
            _("This page shows what others wrote in trust. Set up a second step at log-in first."),
            (reverse("mfa_index"), _("Set up the second step")),
        )
    return YES


def may_block(member: Member, other: Member) -> Verdict:
    if member.pk == other.pk:
        return no(_("That is you."))
    return YES


def may_grant_role(operator: Member | None) -> Verdict:
    return may_use_desk(operator, Role.OPERATOR)


def may_withdraw_role(operator: Member, member: Member, role: str) -> Verdict:
    if not (verdict := may_grant_role(operator)):
        return verdict
    others = Member.objects.filter(roles__contains=f",{Role.OPERATOR},", left_at=None).exclude(pk=member.pk)
    if role == Role.OPERATOR and not others.exists():
        return no(_("Somebody must run this place. Give the role to another person first."))
    return YES
