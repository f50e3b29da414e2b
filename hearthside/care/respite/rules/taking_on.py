"""May somebody be asked to carry one more? Sources and choices are told in docs/carers.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member

from ..models import Hindrance
from .bearing import Bearing, bearing_of

HARD = 2  # from risk on; a concern is the lighter work of a desk


@dataclass(frozen=True)
class Hindered:
    by: Hindrance
    reason: str


def may_take_on(member: Member, urgency: int, topics: Iterable[str] = ()) -> Verdict:
    """Whether this helper may be asked to carry one more case; no, when it would be too much, with a kind reason.

    A fresh override counts as their yes, for one case. Nobody in danger waits for this verdict: a case that nobody
    may take is a case that nobody holds, so the people on call are paged for it.
    """
    return judge(bearing_of(member), urgency, topics)


def judge(bearing: Bearing, urgency: int, topics: Iterable[str] = ()) -> Verdict:
    """The same for facts that were read before, where many cases are looked at in a row."""
    hindered = hindrance_to(bearing, urgency, topics)
    if hindered is None or bearing.has_override:
        return YES
    return no(hindered.reason, (reverse("respite:mine"), _("Your rest")))


def hindrance_to(bearing: Bearing, urgency: int, topics: Iterable[str] = ()) -> Hindered | None:
    """The first thing that stands against it, whatever was overridden."""
    return _by_own_rest(bearing, urgency, topics) or _by_pause(bearing, urgency) or _by_load(bearing, urgency)


def _by_own_rest(bearing: Bearing, urgency: int, topics: Iterable[str]) -> Hindered | None:
    if bearing.rested & set(topics):
        return Hindered(Hindrance.OWN_REST, _("You rest from what this is about. It is left to somebody else."))
    if bearing.lighter_until and urgency >= HARD:
        until = date_format(timezone.localtime(bearing.lighter_until), "j F, H:i")
        return Hindered(Hindrance.OWN_REST, _("You asked for lighter work until %(until)s.") % {"until": until})
    return None


def _by_pause(bearing: Bearing, urgency: int) -> Hindered | None:
    if bearing.break_until:
        until = _clock(bearing.break_until)
        return Hindered(Hindrance.BREAK, _("This is your break, until %(until)s.") % {"until": until})
    if bearing.is_break_due:
        return Hindered(Hindrance.BREAK, _("You have been here for a good while. Please take your break first."))
    if bearing.light_until and urgency >= HARD:
        until = _clock(bearing.light_until)
        reason = _("You have just been through something hard. Light work comes first, until %(until)s.")
        return Hindered(Hindrance.LIGHT, reason % {"until": until})
    return None


def _by_load(bearing: Bearing, urgency: int) -> Hindered | None:
    weight, limits = bearing.limits.weight_of(urgency), bearing.limits
    if bearing.in_shift + weight > limits.load_a_shift:
        return Hindered(
            Hindrance.SHIFT, _("You have carried as much as one shift should hold. Thank you. Please rest.")
        )
    if bearing.in_hour + weight > limits.load_an_hour:
        eases_at = bearing.eases_at(weight)
        until = _clock(eases_at) if eases_at else ""
        reason = _("You have carried a lot in the last hour. Please do something lighter until %(until)s.")
        return Hindered(Hindrance.HOUR, reason % {"until": until})
    if bearing.is_alone_at_night:
        reason = _("It is night and nobody else is at the desk or on call. Nobody here carries a night alone.")
        return Hindered(Hindrance.NIGHT, reason)
    return None


def _clock(at: datetime) -> str:
    return date_format(timezone.localtime(at), "H:i")
