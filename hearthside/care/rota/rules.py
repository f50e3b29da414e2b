from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.queries import members_with_role
from hearthside.people.organisations.queries import community

from .models import Desk

LONGEST = timedelta(hours=12)  # nobody carries a desk for longer without a rest
ROLE_AT = {Desk.TRIAGE: Role.RESPONDER, Desk.MODERATION: Role.MODERATOR}


def may_be_on_duty(member: Member, desk: str) -> Verdict:
    return YES if member.has_role(ROLE_AT[Desk(desk)]) else no(_("This desk needs a role that they do not have."))


def may_last(starts_at: datetime, ends_at: datetime) -> Verdict:
    if ends_at <= starts_at:
        return no(_("A shift ends after it starts."))
    if ends_at - starts_at > LONGEST:
        return no(_("A shift is twelve hours at the longest."))
    return YES


def may_join_community() -> Verdict:
    """Nobody is let in before somebody would notice that they are in danger."""
    described = community()
    if not described.on_call_address:
        return no(_("This community is not open yet: nobody is on call."))
    if not any(member.account_id for member in members_with_role(Role.RESPONDER)):
        return no(_("This community is not open yet: nobody has been asked to respond."))
    if not described.purpose:
        return no(_("This community is not open yet: its purpose is not written down."))
    return YES
