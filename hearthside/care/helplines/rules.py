import logging
from datetime import timedelta

from django.utils.translation import gettext as _

from hearthside.foundation.limits import may_try
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role

logger = logging.getLogger(__name__)
CHECK_EVERY = timedelta(days=90)
REPORTS_AN_HOUR = 6


def may_check(member: Member) -> Verdict:
    if not member.has_role(Role.OPERATOR):
        return no(_("Only an operator records what they checked."))
    return YES


def may_report(address: str) -> Verdict:
    """A limit against floods; never in the way when the counter itself is away."""
    try:
        return may_try("wrong-number", address, REPORTS_AN_HOUR, timedelta(hours=1))
    except Exception:  # cache backends share no class of errors, and a report matters more than its limit
        logger.exception("the counter of reports did not answer")
        return YES
