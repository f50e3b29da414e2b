"""Everything the help card says, gathered: what was heard, who is here, which routes fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from statistics import median

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import Promise

from hearthside.care.helplines.directory import Emergency, Helpline
from hearthside.care.helplines.queries import emergency_of, routes_for, those_not_closed
from hearthside.care.rota.models import Desk, Duty, Shift
from hearthside.care.rota.queries import Cover, cover
from hearthside.people.members.models import Member

from .barriers import ANY, BARRIERS, QUIET, Barrier, Situation, situation
from .detection.wording import HEARD
from .models import Case, Offer, Urgency
from .offers import Route, routes

MOST = 3
ENOUGH_TO_SAY = 5  # fewer waits than this say nothing about the next one
LATELY = 200  # the newest waits that are looked at


@dataclass(frozen=True)
class Asked:
    """What the writer chose on the card. It lives as long as the answer and is stored nowhere."""

    barrier: Barrier | None = None
    country: str = ""
    only_writes: bool = False


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
    is_urgent: bool  # imminent
    here: Here
    country: str
    only_writes: bool
    helplines: list[Helpline]
    emergency: Emergency | None = None  # for danger right now, where the country is known
    situation: Situation = Situation.ORDINARY
    chosen: Barrier | None = None
    barriers: Sequence[Barrier] = field(default_factory=lambda: BARRIERS)

    @property
    def is_night(self) -> bool:
        return not self.here.cover.is_staffed

    @property
    def puts_a_person_first(self) -> bool:
        return self.is_urgent and not self.is_night

    @property
    def puts_helplines_first(self) -> bool:
        """Nobody is here: what is open elsewhere comes before our question."""
        return self.is_night and not self.is_gentle

    @property
    def answers(self) -> tuple[str | Promise, ...]:
        return self.chosen.words_in(self.situation) if self.chosen else ()


def card_for(offer: Offer, asked: Asked | None = None) -> Card:
    asked = asked or Asked()
    member, country = offer.member, asked.country or offer.member.country
    here = here_for(member, offer.level)
    wanted, others = fitting_helplines(member, country, asked)
    only_writes = asked.only_writes or bool(asked.barrier and asked.barrier.needs_writing)
    return Card(
        offer=offer,
        heard=[HEARD[code] for code in offer.codes if code in HEARD],
        is_gentle=offer.level == Urgency.CONCERN,
        is_urgent=offer.level == Urgency.IMMINENT,
        here=here,
        country=country,
        only_writes=asked.only_writes,
        chosen=asked.barrier,
        helplines=wanted or others,
        emergency=emergency_of(country) if country and offer.level == Urgency.IMMINENT else None,
        situation=situation(
            has_country=bool(country),
            has_line=bool(wanted if only_writes else wanted or others),
            only_writes=asked.only_writes,
            is_staffed=here.cover.is_staffed,
        ),
    )


def fitting_helplines(member: Member, country: str, asked: Asked) -> tuple[list[Helpline], list[Helpline]]:
    """At most three by country, language, age, hour and the ways that fit; and, if none does, those by any way."""
    if not country:
        return [], []
    ways = QUIET if asked.only_writes else asked.barrier.channels if asked.barrier else ANY
    lines = partial(routes_for, country, language=member.language, age_band=member.age_band, limit=MOST)
    wanted = those_not_closed(lines(channels=ways))
    return wanted, [] if wanted else those_not_closed(lines(channels=ANY))


def here_for(member: Member, urgency: int) -> Here:
    return Here(cover(), usual_wait(urgency), [(route, route.address(member)) for route in routes()])


def usual_wait(urgency: int) -> int | None:
    """Minutes until a first look while somebody was on duty: the median of the last month for this urgency; None when
    too few to be honest."""
    month = timezone.now() - timedelta(days=30)
    on_duty = Shift.objects.filter(
        desk=Desk.TRIAGE, duty=Duty.DESK, starts_at__lte=OuterRef("opened_at"), ends_at__gt=OuterRef("opened_at")
    )
    seen = Case.objects.filter(Exists(on_duty), urgency=urgency, opened_at__gt=month, first_looked_at__isnull=False)
    times = seen.order_by("-opened_at").values_list("opened_at", "first_looked_at")[:LATELY]
    waits = [(looked - opened).total_seconds() for opened, looked in times if looked]
    return max(1, round(median(waits) / 60)) if len(waits) >= ENOUGH_TO_SAY else None
