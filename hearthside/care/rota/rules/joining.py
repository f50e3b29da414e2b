from datetime import UTC

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.queries import members_with_role
from hearthside.people.organisations.queries import community

from ..models import Desk, TrainingRecord, role_for


def may_join_community() -> Verdict:
    """Nobody is let in before somebody would notice that they are in danger, and knows what to do."""
    described = community()
    if not described.on_call_address:
        return no(_("This community is not open yet: nobody is on call."))
    responders = members_with_role(role_for(Desk.TRIAGE)).exclude(account=None)
    if not responders:
        return no(_("This community is not open yet: nobody has been asked to respond."))
    records = TrainingRecord.objects.valid_on(timezone.now().astimezone(UTC).date()).filter(desk=Desk.TRIAGE)
    if not records.filter(member__in=[member.pk for member in responders]).exists():
        return no(_("This community takes in nobody new now: nobody who responds has valid training on record."))
    if not described.purpose:
        return no(_("This community is not open yet: its purpose is not written down."))
    return YES
