"""From how many people each hour needs to shifts, and from shifts to volunteers. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

REST = timedelta(hours=11)  # more than the rota asks for: nobody is planned to the edge of what is allowed


@dataclass(frozen=True)
class Span:
    starts: datetime
    ends: datetime


@dataclass
class Volunteer:
    """What somebody has been given so far."""

    key: int
    spans: list[Span] = field(default_factory=list)

    def may_take(self, span: Span, most_a_week: int) -> bool:
        week = [known for known in self.spans if abs(known.starts - span.starts) < timedelta(days=7)]
        rested = all(span.starts - known.ends >= REST or known.starts - span.ends >= REST for known in week)
        return rested and len(week) < most_a_week


def cover_needs(needs: Sequence[int], start: datetime, days: int, hours: int, overlap: timedelta) -> Iterator[Span]:
    """Shifts of equal length such that every hour has as many as it needs; a new one begins where one is missing.

    `needs` are the 168 hours from Monday midnight on. Each shift begins a little early, to hand over.
    """
    begun: list[int] = []
    for hour in range(days * 24):
        at = start + timedelta(hours=hour)
        here = sum(count for count in begun[-(hours - 1) :]) if hours > 1 else 0
        begun.append(max(0, needs[at.weekday() * 24 + at.hour] - here))
        for _person in range(begun[-1]):
            yield Span(at - overlap, at + timedelta(hours=hours))


def share_out(
    spans: Sequence[Span], people: Sequence[Volunteer], most_a_week: int
) -> list[tuple[Span, Volunteer | None]]:
    """Each shift to whoever has had the fewest and may take it; None where nobody may."""
    given: list[tuple[Span, Volunteer | None]] = []
    for span in sorted(spans, key=lambda known: known.starts):
        willing = (person for person in sorted(people, key=lambda one: (len(one.spans), one.key)))
        taker = next((person for person in willing if person.may_take(span, most_a_week)), None)
        if taker:
            taker.spans.append(span)
        given.append((span, taker))
    return given
