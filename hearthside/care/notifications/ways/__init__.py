"""How a page leaves. Each way raises Undelivered when it should be tried again, and Gone when it never will."""

from collections.abc import Callable

from ..models import Page
from .mail import send_mail_page
from .push import send_push
from .trouble import Gone, Undelivered
from .webhook import send_webhook

SENDERS: dict[str, Callable[[Page], None]] = {"mail": send_mail_page, "push": send_push, "webhook": send_webhook}

__all__ = ["SENDERS", "Gone", "Undelivered"]
