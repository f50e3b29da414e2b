import logging
import smtplib

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from hearthside.foundation.audit.actions import record
from hearthside.people.members.models import Member
from hearthside.people.organisations.queries import community

logger = logging.getLogger(__name__)


def send_test_page(operator: Member) -> bool:
    """Mail the on-call address that this is a test. Says whether the mail left, which is not yet that it arrived."""
    address = community().on_call_address
    body = _("This is a test. Nobody is in danger. It comes from %(address)s") % {"address": settings.PUBLIC_URL}
    try:
        left = bool(
            address and send_mail(_("A test of the on-call address"), body, settings.DEFAULT_FROM_EMAIL, [address])
        )
    except (smtplib.SMTPException, OSError):
        logger.exception("the test page did not leave")
        left = False
    record(operator.pk, "sent a test page" if left else "tried a test page in vain", "organisations.community:1")
    return left
