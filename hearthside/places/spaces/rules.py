from django.utils.translation import gettext_lazy as _

from hearthside.care.moderation.models import Ability
from hearthside.care.moderation.rules import may_do
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Membership, Space


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


def _is_host(member: Member, space: Space) -> bool:
    return Membership.objects.filter(space=space, member=member, is_host=True).exists()
