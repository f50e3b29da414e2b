"""How many people an hour needs, so that nearly all urgent cases get a first look in time.

Urgent cases (risk, imminent) go first, but nobody is torn from what they are doing: all are busy as often as all the
work keeps them (Erlang C over everything), and who must wait then waits for the urgent ones before them alone (the
top class of a queue with priorities: Kella and Yechiali, Adv. Appl. Prob. 17, 1985; with patience, Erlang A).
"""

from dataclasses import dataclass
from functools import lru_cache
from math import comb, inf

from .erlang import Line, erlang_c

ANSWERED = 0.95
WITHIN = 5.0  # minutes; the goal of the ladder while somebody is on duty, in the project's safety rules
MOST = 60  # people at one desk; whoever needs more needs another tool than this page


@dataclass(frozen=True)
class Work:
    """What comes to the desk: cases an hour, minutes of one person's attention."""

    urgent: float
    other: float
    urgent_handling: float
    other_handling: float
    patience: float = inf

    @property
    def load(self) -> float:
        """How many are busy on average, if all is done."""
        return (self.urgent * self.urgent_handling + self.other * self.other_handling) / 60

    @property
    def handling(self) -> float:
        """The mean of all that keeps people busy: who waits, waits for any of it to end."""
        cases = self.urgent + self.other
        return self.load * 60 / cases if cases else self.urgent_handling


def answered(people: int, work: Work, there: float = 1.0) -> float:
    """The share of urgent cases looked at in time, with so many planned of whom each is there with some chance."""
    return sum(
        comb(people, present) * there**present * (1 - there) ** (people - present) * _answered_by(present, work)
        for present in range(people + 1)
    )


def people_needed(work: Work, there: float = 1.0, share: float = ANSWERED) -> int:
    """The fewest to plan; at least one, since an hour without anybody answers nothing."""
    fewest = max(1, int(work.load))
    return next((people for people in range(fewest, MOST) if answered(people, work, there) >= share), MOST)


def leaving(people: int, work: Work) -> float:
    """The share of urgent writers who have given up waiting before somebody looks."""
    return erlang_c(people, work.load) * _urgent_line(people, work).waiters_leave if people else 1.0


@lru_cache(maxsize=8192)
def _answered_by(people: int, work: Work) -> float:
    if not people:
        return 0.0
    return 1 - erlang_c(people, work.load) * (1 - _urgent_line(people, work).waiters_answered_within(WITHIN))


def _urgent_line(people: int, work: Work) -> Line:
    """The urgent ones, while everybody is busy with something."""
    return Line(people, work.urgent / 60, work.handling, work.patience)
