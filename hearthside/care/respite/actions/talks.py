from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Talk


@transaction.atomic
def ask_for_talk(member: Member, wish: str = "") -> Talk:
    """Ask to talk with a supervisor. Asking again while it is open means another time: what was offered falls."""
    require(rules.may_ask_for_talk(member))
    wanted = {"wish": wish, "supervisor": None, "offered_for": None, "agreed_at": None}
    talk, _made = Talk.objects.update_or_create(
        member=member, ended_at=None, defaults=wanted, create_defaults={"asked_at": timezone.now(), "wish": wish}
    )
    return talk


@transaction.atomic
def offer_time(supervisor: Member, talk: Talk, offered_for: datetime) -> Talk:
    """Say when a supervisor could talk; what was agreed before falls."""
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    require(rules.may_arrange_talk(supervisor, talk))
    talk.supervisor, talk.offered_for, talk.agreed_at = supervisor, offered_for, None
    talk.save(update_fields=["supervisor", "offered_for", "agreed_at"])
    return talk


@transaction.atomic
def agree_to_talk(member: Member, talk: Talk) -> Talk:
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    require(rules.may_agree_to_talk(member, talk))
    talk.agreed_at = timezone.now()
    talk.save(update_fields=["agreed_at"])
    return talk


@transaction.atomic
def end_talk(actor: Member, talk: Talk) -> Talk:
    """They talked, or it is no longer wanted. The wish is nobody's business any longer."""
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if talk.member_id != actor.pk:
        require(rules.may_arrange_talk(actor, talk))
    talk.ended_at, talk.wish = talk.ended_at or timezone.now(), ""
    talk.save(update_fields=["ended_at", "wish"])
    return talk
