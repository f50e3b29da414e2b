"""How long people wait for one of `n` who help: Erlang's formulas, with nothing but arithmetic.

B: whoever finds nobody free leaves (Erlang 1917). C: everybody waits, however long (Erlang 1917). A: everybody waits as
long as their patience lasts (Palm 1946; named by Mandelbaum and Zeltyn). A becomes C when patience is endless and B
when there is none. Forms used: Zeltyn and Mandelbaum, "Call centers with impatient customers: many-server asymptotics
of the M/M/n+G queue", Queueing Systems 51 (2005), for exponential patience. Times may be in any one unit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import exp, expm1, inf, log

PANELS = 60  # of Simpson's rule, in each piece: three digits and more, and a week's 168 hours in a moment
NEGLIGIBLE = 16.0  # e to the minus 16 is a ten-millionth


def erlang_b(people: int, load: float) -> float:
    """The share of arrivals that find nobody free, where those leave at once. `load`: arrivals x handling time."""
    blocked = 1.0
    for number in range(1, people + 1):
        blocked = load * blocked / (number + load * blocked)
    return blocked


def erlang_c(people: int, load: float) -> float:
    """The share of arrivals that must wait, where everybody stays; 1 when more comes than can be done."""
    if load >= people:
        return 1.0
    blocked = erlang_b(people, load)
    return blocked / (1 - load / people * (1 - blocked))


@dataclass(frozen=True)
class Line:
    """People who wait for one of `people`: arrivals a minute, minutes of handling, minutes of patience."""

    people: int
    arrivals: float
    handling: float
    patience: float = inf

    @property
    def load(self) -> float:
        """How many would be busy on average, if all who come were helped."""
        return self.arrivals * self.handling

    def waits_beyond(self, time: float = 0.0) -> float:
        """The share of arrivals for whom nobody would be free within `time`, had they the patience."""
        if not self.people:
            return 1.0
        if self.patience == inf:
            left = (self.people - self.load) / self.handling
            return erlang_c(self.people, self.load) * exp(-max(left, 0.0) * time)
        return self.arrivals * self._density_from(time) / self._whole if self.arrivals else 0.0

    def answered_within(self, time: float) -> float:
        """The share of arrivals who are helped within `time`, before their patience ends."""
        waiting = self.waits_beyond()
        return 1 - waiting + waiting * self.waiters_answered_within(time)

    def waiters_answered_within(self, time: float) -> float:
        """The same among those who find nobody free."""
        if not self.people:
            return 0.0
        if self.patience == inf:
            left = (self.people - self.load) / self.handling
            return -expm1(-max(left, 0.0) * time)
        stayed = self._integral(lambda wait: self._density(wait) * exp(-wait / self.patience), 0, time)
        return stayed / self._density_from(0)

    @property
    def leaves(self) -> float:
        """The share of arrivals whose patience ends before somebody is free."""
        return self.waits_beyond() * self.waiters_leave

    @property
    def waiters_leave(self) -> float:
        """The same among those who find nobody free."""
        return 0.0 if self.patience == inf else max(0.0, 1 - self.waiters_answered_within(inf))

    @cached_property
    def _whole(self) -> float:
        """What makes the density of the wait a probability: those who wait not at all, and all who do."""
        free = exp(-self._top_exponent) / erlang_b(self.people - 1, self.load)
        return free + self.arrivals * self._density_from(0)

    def _density_from(self, time: float) -> float:
        return self._integral(self._density, time, inf)

    def _density(self, wait: float) -> float:
        """Of a wait of that length, but for a factor that keeps large numbers from overflowing."""
        return exp(self._exponent(wait) - self._top_exponent)

    def _exponent(self, wait: float) -> float:
        return -self.arrivals * self.patience * expm1(-wait / self.patience) - self.people / self.handling * wait

    @cached_property
    def _top(self) -> float:
        """The likeliest wait: where as many still wait as are being helped."""
        return self.patience * log(self.load / self.people) if self.load > self.people else 0.0

    @cached_property
    def _top_exponent(self) -> float:
        return self._exponent(self._top)

    @cached_property
    def _end(self) -> float:
        """Where the density has become nothing."""
        step = self.handling / self.people
        while self._exponent(self._top + step) > self._top_exponent - NEGLIGIBLE:
            step *= 1.25
        return self._top + step

    def _integral(self, function: Callable[[float], float], low: float, high: float) -> float:
        """In pieces, since the first waits change by patience and the later ones by handling."""
        edges = [low, *(self.patience * times for times in (1, 4, 16)), min(high, self._end)]
        inside = sorted(edge for edge in edges if low <= edge <= edges[-1])
        return sum(_simpson(function, start, end) for start, end in pairwise(inside))


def _simpson(function: Callable[[float], float], low: float, high: float) -> float:
    if high <= low:
        return 0.0
    width = (high - low) / PANELS
    odd = sum(function(low + place * width) for place in range(1, PANELS, 2))
    even = sum(function(low + place * width) for place in range(2, PANELS, 2))
    return width / 3 * (function(low) + 4 * odd + 2 * even + function(high))
