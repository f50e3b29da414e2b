"""Calling people who help: pages kept as rows before they leave, banners, browsers and webhooks that get them."""

from .alerts import end_alert, end_alerts, note_seen, raise_alert
from .delivery import deliver, deliver_due
from .pages import Call, end_calls, end_pages, forget_old_pages, page_address, page_member, page_people, send_test_pages
from .receivers import add_browser, add_webhook, remove_browser, remove_webhook

__all__ = [
    "Call",
    "add_browser",
    "add_webhook",
    "deliver",
    "deliver_due",
    "end_alert",
    "end_alerts",
    "end_calls",
    "end_pages",
    "forget_old_pages",
    "note_seen",
    "page_address",
    "page_member",
    "page_people",
    "raise_alert",
    "remove_browser",
    "remove_webhook",
    "send_test_pages",
]
