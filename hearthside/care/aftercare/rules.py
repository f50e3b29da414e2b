from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member
from hearthside.people.members.rules import may_use_desk

from .models import FollowUp

OPENED_TO_ALL_AFTER = timedelta(hours=12)  # whose task it was is away: better another person than nobody
SPOKEN_OF_FOR = timedelta(days=14)  # how long after a case we still offer to ask again


def may_see_follow_ups(responder: Member | None) -> Verdict:
    return may_use_desk(responder, "responder")


def may_ask_again(responder: Member, follow_up: FollowUp) -> Verdict:
    """Whether this person may write it: it is wanted, it is time, and it is theirs, or whose it is has been away."""
    if not (verdict := may_see_follow_ups(responder)):
        return verdict
    if follow_up.member is None or follow_up.member.account_id is None:
        return no(_("They have erased their account; nothing can reach them here."))
    if follow_up.member_id == responder.pk:
        return no(_("This is about you. Somebody else will ask."))
    if follow_up.sent_at:
        return no(_("Somebody has asked them already."))
    if not follow_up.is_open:
        return no(_("They no longer want to be asked."))
    if follow_up.marked_at is None:
        return no(_("It is not time yet."))
    if is_kept_for_another(responder, follow_up):
        return no(_("Whoever wrote with them asks first. If they are away, this opens to everybody on duty."))
    return YES


def is_kept_for_another(responder: Member, follow_up: FollowUp) -> bool:
    if follow_up.responder_id in {None, responder.pk} or follow_up.opened_to_all_at:
        return False
    return follow_up.due_at > timezone.now() - OPENED_TO_ALL_AFTER


def may_worry_about(member: Member, person: Member | None) -> Verdict:
    if person is None or person.left_at:
        return no(_("Whoever wrote this has left. Nobody here can ask them how they are."))
    if person.pk == member.pk:
        return no(
            _("This is you. You can ask for a person to write with at any time."),
            ("/conversations/", _("Write with a person")),
        )
    return YES
