"""What happens next, and what time it is then: the clock goes from event to event."""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

Happening = Callable[[], object]


class Agenda:
    def __init__(self, start: datetime) -> None:
        self.now = start
        self._coming: list[tuple[datetime, int, Happening]] = []
        self._number = count()

    def at(self, moment: datetime, happening: Happening) -> None:
        heapq.heappush(self._coming, (max(moment, self.now), next(self._number), happening))

    def after(self, seconds: float, happening: Happening) -> None:
        self.at(self.now + timedelta(seconds=seconds), happening)

    def every(self, seconds: float, happening: Happening) -> None:
        """From now on, for ever."""

        def once() -> None:
            happening()
            self.after(seconds, once)

        self.after(0, once)

    def play(self, until: datetime) -> None:
        """All that happens before then, in its order."""
        while self._coming and self._coming[0][0] < until:
            self.now, _number, happening = heapq.heappop(self._coming)
            happening()
        self.now = until

    @contextmanager
    def keeping_time(self) -> Iterator[None]:
        """All our code, and Django's, asks `timezone.now`: this is the one place where it is told something else."""
        real = timezone.now
        timezone.now = lambda: self.now
        try:
            yield
        finally:
            timezone.now = real
