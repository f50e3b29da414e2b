from django.utils.translation import gettext_lazy as _

from hearthside.care.guidelines.models import Clause
from hearthside.care.moderation.models import Ability
from hearthside.care.moderation.rules import may_do
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Membership, Space

SHORTEST, LONGEST = 2, 365  # days between two times that a note about the guidelines is shown
MOST_NOTES = 5


def may_shape_spaces(member: Member | None) -> Verdict:
    """Open, change and close spaces, and say who belongs to hidden ones."""
    return may_use_desk(member, Role.OPERATOR)


def may_write_in(member: Member | None, space: Space) -> Verdict:
    """Whoever may read a space may write there, once they have joined the community."""
    if member is None or member.left_at:
        return no(_("Log in or join to write here."), ("/accounts/login/", _("Log in")))
    if space.archived_at:
        return no(_("This space is closed now. What was said here stays with the people who wrote it."))
    return may_do(member, Ability.POST)


def may_host(member: Member | None, space: Space) -> Verdict:
    """Pin and close threads: people with that role everywhere, hosts in their own space."""
    if member and (may_use_desk(member, Role.OPERATOR, Role.MODERATOR) or _is_host(member, space)):
        return YES
    return no(_("Hosts of this space and moderators can do this."))


def may_remind(member: Member | None, space: Space) -> Verdict:
    """Put a note about a clause of the guidelines above a space: its hosts and operators, nobody else."""
    if member and (may_use_desk(member, Role.OPERATOR) or _is_host(member, space)):
        return YES
    return no(_("Hosts of this space can do this."))


def may_be_noted(clause: Clause | None, every_days: int, others: int) -> Verdict:
    """Whether a note says something that holds, not too often, and not beside too many others."""
    if clause is None:
        return no(_("This clause is not in the guidelines."))
    if not SHORTEST <= every_days <= LONGEST:
        return no(_("Choose from 2 to 365 days."))
    if others >= MOST_NOTES:
        return no(_("A space can have five of them. End one first, or people stop reading them."))
    return YES


def _is_host(member: Member, space: Space) -> bool:
    return Membership.objects.filter(space=space, member=member, is_host=True).exists()
