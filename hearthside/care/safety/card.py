"""Everything the help card says, gathered: what was heard, who is here, which routes fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from statistics import median

from django.utils import timezone
from django.utils.functional import Promise

from hearthside.care.helplines.directory import Helpline
from hearthside.care.helplines.queries import routes_for
from hearthside.care.rota.queries import Cover, cover
from hearthside.people.members.models import Member

from .barriers import ANY, BARRIERS, Barrier
from .detection.wording import HEARD
from .models import Case, Offer, Urgency
from .offers import Route, routes

ENOUGH_TO_SAY = 5  # fewer waits than this say nothing about the next one


@dataclass(frozen=True)
class Here:
    """People on this site: the truth from the rota, and how long others lately waited."""

    cover: Cover
    usual_minutes: int | None
    routes: list[tuple[Route, str]]


@dataclass(frozen=True)
class Card:
    offer: Offer
    heard: list[str | Promise]
    is_gentle: bool  # a concern: the same steps, said more softly
    person_first: bool  # imminent
    here: Here
    country: str
    barriers: Sequence[Barrier] = field(default_factory=lambda: BARRIERS)
    chosen: Barrier | None = None
    helplines: list[Helpline] = field(default_factory=list)


def card_for(offer: Offer, chosen: Barrier | None = None, country: str = "") -> Card:
    member = offer.member
    country = country or member.country
    return Card(
        offer=offer,
        heard=[HEARD[code] for code in offer.codes if code in HEARD],
        is_gentle=offer.level == Urgency.CONCERN,
        person_first=offer.level == Urgency.IMMINENT,
        here=here_for(member, offer.level),
        country=country,
        chosen=chosen,
        helplines=fitting_helplines(member, chosen, country),
    )


def fitting_helplines(member: Member, chosen: Barrier | None, country: str) -> list[Helpline]:
    """At most three, by country, way, language and age; the ways that fit the barrier first, any if none does."""
    if not country:
        return []
    wanted = chosen.channels if chosen else ANY
    fitting = partial(routes_for, country, language=member.language, age_band=member.age_band, limit=3)
    return fitting(channels=wanted) or fitting(channels=ANY)


def here_for(member: Member, urgency: int) -> Here:
    return Here(cover(), usual_wait(urgency), [(route, route.address(member)) for route in routes()])


def usual_wait(urgency: int) -> int | None:
    """Minutes until a first look, the median of the last month for this urgency; None when too few to be honest."""
    month = timezone.now() - timedelta(days=30)
    seen = Case.objects.filter(urgency=urgency, opened_at__gt=month).exclude(first_looked_at=None)
    times = seen.values_list("opened_at", "first_looked_at")
    waits = [(looked - opened).total_seconds() for opened, looked in times if looked]
    return max(1, round(median(waits) / 60)) if len(waits) >= ENOUGH_TO_SAY else None
