"""What everybody in the play shares."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log, sqrt

from hearthside.care.staffing.assumptions import assumed
from hearthside.people.members.models import Member
from hearthside.places.discussions.models import Thread
from hearthside.places.spaces.models import Space

from .agenda import Agenda
from .ledger import Ledger

FASTEST = 5.0  # seconds; assumed
RECENT = 40  # threads that somebody may still answer in


@dataclass
class Scene:
    agenda: Agenda
    ledger: Ledger
    spaces: list[Space]
    members: list[Member]
    chance: random.Random  # of those who help
    threads: list[int] = field(default_factory=list)
    on_duty: Counter[int] = field(default_factory=Counter)  # as the rota has it: who stays away is among them
    rota_changed: Callable[[], object] = lambda: None

    def begins_duty(self, member: Member) -> None:
        self.on_duty[member.pk] += 1
        self.rota_changed()

    def ends_duty(self, member: Member) -> None:
        self.on_duty[member.pk] -= 1
        self.on_duty += Counter()  # without those at nought
        self.rota_changed()

    def soon(self, path: str) -> float:
        """Seconds until somebody reacts who takes so long on average; nobody is faster than the eye and the hand."""
        return FASTEST + self.chance.expovariate(1 / (assumed(path) - FASTEST))

    def minutes_for(self, level: str) -> float:
        """How long one case takes; lognormal, so that a few take much longer."""
        mean, spread = assumed(f"handling_minutes.{level}"), log(1 + assumed("handling_minutes.spread") ** 2)
        return self.chance.lognormvariate(log(mean) - spread / 2, sqrt(spread))

    def is_night(self) -> bool:
        return self.agenda.now.hour >= 23 or self.agenda.now.hour < 7

    def remember(self, thread: int) -> None:
        self.threads = [*self.threads[-RECENT:], thread]

    def some_thread(self, fate: random.Random) -> Thread | None:
        """One of the newest; it may have gone with the account that began it."""
        chosen = fate.choice(self.threads) if self.threads else 0
        return Thread.objects.select_related("space").filter(pk=chosen).first()
