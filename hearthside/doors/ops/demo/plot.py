"""The shape of a large community: who writes how much, how long threads grow, when people are awake."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

SPAN = timedelta(days=4 * 365)
GROWTH = 0.6  # below 1: more happens lately than in the first year
LONGEST_THREAD = 600
TAIL = 1.15  # of the thread lengths; most have a handful of posts, a few have hundreds
FIRST_ANSWER_HOURS, LATER_ANSWERS_HOURS = 1.5, 9.0
COMES_BACK = 0.55  # how often a reply is by somebody who is in the thread already
AWAKE = [4, 3, 2, 1, 1, 1, 2, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 7, 8, 10, 12, 13, 11, 7]  # posts by hour of the day


@dataclass
class PlannedThread:
    began: datetime
    starter: int
    is_anonymous: bool
    last_at: datetime
    last_post: int = 0
    posters: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class PlannedPost:
    at: datetime
    thread: int
    author: int
    is_first: bool


def plan(
    members: int, posts: int, now: datetime, chance: random.Random
) -> tuple[list[PlannedThread], list[PlannedPost]]:
    """Threads in the order they began, posts in the order they were written; members, threads are list positions."""
    pick = _Picker(members, chance)
    threads: list[PlannedThread] = []
    planned: list[PlannedPost] = []
    for began, length in sorted(_beginnings(posts, now, chance)):
        thread = PlannedThread(began, pick(), chance.random() < 0.04, began)
        planned += _conversation(thread, len(threads), length, now, pick, chance)
        threads.append(thread)
    planned.sort(key=lambda post: post.at)
    for number, post in enumerate(planned, start=1):
        threads[post.thread].last_post = number
    return threads, planned


class _Picker:
    """A few write much, most write little."""

    def __init__(self, members: int, chance: random.Random) -> None:
        self.chance, self.order = chance, list(range(members))
        chance.shuffle(self.order)
        self.weights = list(accumulate(1 / (rank + 3) ** 0.95 for rank in range(members)))

    def __call__(self) -> int:
        return self.chance.choices(self.order, cum_weights=self.weights)[0]


def _beginnings(posts: int, now: datetime, chance: random.Random) -> Iterator[tuple[datetime, int]]:
    left = posts
    while left > 0:
        length = min(int(chance.paretovariate(TAIL)), LONGEST_THREAD, left)
        left -= length
        day = now - SPAN * (1 - chance.random() ** GROWTH)
        hour = chance.choices(range(24), weights=AWAKE)[0]
        at = day.replace(hour=hour, minute=chance.randrange(60), second=chance.randrange(60))
        yield min(at, now - timedelta(hours=1)), length


def _conversation(
    thread: PlannedThread, number: int, length: int, now: datetime, pick: _Picker, chance: random.Random
) -> Iterator[PlannedPost]:
    thread.posters.add(thread.starter)
    yield PlannedPost(thread.began, number, thread.starter, True)
    there = [thread.starter]
    for reply in range(1, length):
        hours = chance.expovariate(1 / (FIRST_ANSWER_HOURS if reply == 1 else LATER_ANSWERS_HOURS))
        thread.last_at = min(thread.last_at + timedelta(hours=hours, seconds=1), now)
        author = chance.choice(there) if chance.random() < COMES_BACK else pick()
        if author not in thread.posters:
            thread.posters.add(author)
            there.append(author)
        yield PlannedPost(thread.last_at, number, author, False)
