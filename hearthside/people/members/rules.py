from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.accounts.queries import has_second_factor

from .models import Member, Role

DESK_ROLES = (Role.OPERATOR, Role.MODERATOR, Role.RESPONDER)


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
