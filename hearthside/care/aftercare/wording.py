"""Suggestions for the person who asks again. They change them, or write their own; nothing is sent by itself."""

from django.utils.translation import gettext as _

from hearthside.people.members.models import Member

from .models import After, FollowUp


def suggestion(responder: Member, follow_up: FollowUp, name: str) -> str:
    """A first sentence that says who writes and why, a plain question, and the way out."""
    parts = [
        _("Hello %(name)s, this is %(responder)s.") % {"name": name, "responder": responder.name},
        _why(responder, follow_up),
        _question(follow_up),
        _("You need not answer. If you would rather not be asked again, you can stop it on the page “Asking again”."),
    ]
    return " ".join(parts)


def _why(responder: Member, follow_up: FollowUp) -> str:
    first = follow_up.responder
    if first is None or first.pk == responder.pk:
        return _("You said that somebody may ask again how you are.")
    return _("%(first)s wrote with you and is away right now, so I am asking in their place, as you agreed.") % {
        "first": first.name
    }


def _question(follow_up: FollowUp) -> str:
    if follow_up.after == After.DAY:
        return _("How has it been since we wrote? Are you safe today?")
    if follow_up.after == After.THREE_DAYS:
        return _("How have these days been? What helped, even a little?")
    return _("A week has gone by. How are you now, and is there something you would like more of?")
