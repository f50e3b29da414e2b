from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from hearthside.people.organisations.queries import community

from ..models import Page
from ..wording import sentence, urgency_word
from .trouble import Gone, Undelivered


def send_mail_page(page: Page) -> None:
    """To the person if they gave an address, to the community's on-call address when it names nobody."""
    address = _address(page)
    if not address:
        raise Gone
    language = page.member.language if page.member else settings.LANGUAGE_CODE
    with translation.override(language):
        subject, body = words_of(page)
    if not send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address]):
        raise Undelivered("refused")


def words_of(page: Page) -> tuple[str, str]:
    """Subject and body: a fixed sentence, how urgent, and a number. Never a word that anybody wrote."""
    if page.case is None:
        test = _("This is a test. Nobody is in danger. It comes from %(address)s") % {"address": settings.PUBLIC_URL}
        return sentence(page.says), test
    facts = {"says": sentence(page.says), "urgency": urgency_word(page.urgency), "case": page.case}
    subject = _("%(says)s (%(urgency)s, no. %(case)s)") % facts
    return subject, _("Please look at %(address)s") % {"address": f"{settings.PUBLIC_URL}/desk/cases/{page.case}/"}


def _address(page: Page) -> str:
    if page.member_id is None:
        return community().on_call_address
    account = page.member.account if page.member else None
    return account.email if account else ""
