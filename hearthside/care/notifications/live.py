"""Banners come and go while a page is open."""

from django.template.loader import render_to_string
from django.utils import translation

from hearthside.foundation.live import topics
from hearthside.foundation.live.topics import Message
from hearthside.people.members.models import Member

from .queries import alerts_of
from .rules import is_helper


def may_listen(viewer: Member | None, key: str) -> bool:
    """Each helper to their own."""
    return viewer is not None and is_helper(viewer) and key == str(viewer.pk)


def render_alerts(viewer: Member | None, key: str, message: Message) -> str | None:
    if viewer is None:
        return None
    with translation.override(viewer.language):
        return render_to_string("ui/_alerts.html", {"alerts": alerts_of(viewer)})


topics.register("alerts", authorise=may_listen, render=render_alerts)
