"""People who wait in line, played through event by event: what the formulas are held against. They share nothing."""

import heapq
import random
from dataclasses import dataclass, field
from itertools import count

ARRIVES, FREE, LEAVES = range(3)


@dataclass
class Played:
    """What became of those of the first class (urgent), the warming up left out."""

    arrived: int = 0
    left: int = 0
    waits: list[float] = field(default_factory=list)  # of those who were helped

    def beyond(self, time: float) -> float:
        """The share that was not helped within the time, those who left included."""
        return 1 - sum(wait <= time for wait in self.waits) / self.arrived

    @property
    def leaving(self) -> float:
        return self.left / self.arrived


class WaitingLine:
    """Two classes, the first always next; nobody is interrupted; those of the first class have patience."""

    def __init__(self, people, urgent, handling, *, other=0.0, patience=float("inf"), seed=1):
        self.chance, self.number = random.Random(seed), count()
        self.rates, self.handling, self.patience = (urgent, other), handling, patience
        self.free, self.lines, self.gone = people, ([], []), set()
        self.events = []

    def play(self, minutes, warming_up=2000.0):
        played = Played()
        for kind, rate in enumerate(self.rates):
            if rate:
                self._later(0, self.chance.expovariate(rate), ARRIVES, kind, 0)
        while self.events and self.events[0][0] < minutes:
            now, _number, what, kind, since = heapq.heappop(self.events)
            counts = now > warming_up and kind == 0
            if what == ARRIVES:
                self._later(now, self.chance.expovariate(self.rates[kind]), ARRIVES, kind, 0)
                played.arrived += counts
                self._take_in(now, kind, played, counts)
            elif what == LEAVES and (since, kind) not in self.gone:
                self.gone.add((since, kind))
                self.lines[0].remove(since)
                played.left += counts
            elif what == FREE:
                self.free += 1
                self._next(now, played, warming_up)
        return played

    def _take_in(self, now, kind, played, counts):
        if self.free:
            self.free -= 1
            self._later(now, self.chance.expovariate(1 / self.handling), FREE, 1, 0)
            if counts:
                played.waits.append(0.0)
            return
        self.lines[kind].append(now)
        if kind == 0 and self.patience != float("inf"):
            self._later(now, self.chance.expovariate(1 / self.patience), LEAVES, 0, now)

    def _next(self, now, played, warming_up):
        line = next((line for line in self.lines if line), None)
        if line is None:
            return
        since = line.pop(0)
        if line is self.lines[0]:
            self.gone.add((since, 0))
            if since > warming_up:
                played.waits.append(now - since)
        self.free -= 1
        self._later(now, self.chance.expovariate(1 / self.handling), FREE, 1, 0)

    def _later(self, now, after, what, kind, since):
        heapq.heappush(self.events, (now + after, next(self.number), what, kind, since))
