import logging

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from hearthside.people.organisations.queries import community

logger = logging.getLogger(__name__)


def page_people_on_call(case: int, urgency: str) -> bool:
    """Mail the on-call address that a case waits: its number and how soon, never a word of it. Says whether it left."""
    address = community().on_call_address
    if not address:
        logger.error("case %s waits and there is no on-call address", case)
        return False
    subject = _("Somebody is needed (%(urgency)s, no. %(case)s)") % {"urgency": urgency, "case": case}
    body = _("Please look at %(address)s") % {"address": f"{settings.PUBLIC_URL}/desk/cases/{case}/"}
    try:
        return bool(send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address]))
    except Exception:  # whatever broke, a wrong address included: the caller tries again
        logger.exception("the page about case %s did not leave", case)
        return False
