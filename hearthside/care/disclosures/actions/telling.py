import logging
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hearthside.care.conversations.actions import give_notice
from hearthside.foundation.audit.actions import record
from hearthside.foundation.trouble import place_of
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Disclosure, Ending, Postponement
from ..queries import due_to_be_told

logger = logging.getLogger(__name__)


@transaction.atomic
def postpone_telling(supervisor: Member, disclosure: Disclosure, reason: str, review_on: date) -> Postponement:
    """A supervisor writes down why the member would be endangered by knowing now, and when to look again."""
    require(rules.may_postpone(supervisor, disclosure, review_on))
    record(supervisor.pk, "postponed telling the member", f"disclosures.disclosure:{disclosure.pk}")
    return Postponement.objects.create(
        disclosure=disclosure, made_by=supervisor, made_at=timezone.now(), reason=reason, review_on=review_on
    )


def tell_members() -> int:
    """Tell everybody whose time has come what was done about them; says how many were told.

    The one thing here that happens by itself, and it happens towards the member alone.
    """
    return sum(_told(disclosure) for disclosure in list(due_to_be_told()))


def _told(disclosure: Disclosure) -> bool:
    """One whom we cannot tell this minute must not keep the others from being told."""
    try:
        return _tell(disclosure.pk)
    except Exception as error:
        logger.error("telling the member of disclosure %s failed: %s", disclosure.pk, place_of(error))
        return False


@transaction.atomic
def _tell(pk: int) -> bool:
    disclosure = Disclosure.objects.select_for_update(of=("self",)).select_related("member", "case").get(pk=pk)
    if disclosure.told_member_at or disclosure.member is None:
        return False
    with translation.override(disclosure.member.language):
        give_notice(disclosure.member, disclosure.case, _words_for(disclosure))
    disclosure.told_member_at = timezone.now()
    disclosure.save(update_fields=["told_member_at"])
    record(None, "told the member", f"disclosures.disclosure:{pk}")
    return True


def _words_for(disclosure: Disclosure) -> str:
    """Fixed texts that people wrote; what was told stands on the member's own page, where they alone can open it."""
    if disclosure.ending == Ending.TOLD:
        done = _("Two people on duty told somebody outside about you, because they believed your life was in danger.")
    elif disclosure.ended_at is None:
        done = _(
            "Two people on duty decided to tell somebody outside about you, because they believed your life was in "
            "danger. It is not over yet."
        )
    else:
        done = _(
            "Two people on duty wanted to tell somebody outside, because they believed your life was in danger. "
            "Nobody outside was told."
        )
    parts = [done]
    if disclosure.openings.exists():
        parts.append(_("For this they opened the emergency contact that you left with us."))
    address = settings.PUBLIC_URL + reverse("disclosures:contact")
    parts.append(_("You can read why, what was told, and to whom: %(address)s") % {"address": address})
    return " ".join(parts)
