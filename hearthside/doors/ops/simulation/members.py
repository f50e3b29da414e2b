"""What members do: write, ask for a person, get worse, leave."""

import random
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from hearthside.care.conversations.actions import ask_for_a_person
from hearthside.care.safety.models import Case, Urgency
from hearthside.care.staffing.assumptions import assumed
from hearthside.people.members.models import Member
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions.actions import Written, reply, start_thread
from hearthside.places.discussions.models import Post

from .cast import say
from .ledger import LEVELS
from .scene import Scene

BEGINS_A_THREAD = 0.12  # assumed; it changes nothing but the number of threads
WORSENS_WITHIN = timedelta(hours=2)  # assumed


class Members:
    """Whatever comes is drawn beforehand, each from a chance of its own: it does not hang on who is there to help."""

    def __init__(self, scene: Scene, size: int, seed: int) -> None:
        self.scene, self.size, self.fate = scene, size / 10_000, random.Random(f"members {seed}")
        self.writers = scene.members[: max(1, int(size * assumed("community.members_who_write")))]

    def begin(self, start: datetime, days: int) -> None:
        weights = assumed("hours.weight_by_weekday")
        for day in (start + timedelta(days=number) for number in range(days)):
            today = self.size * weights[day.weekday()] * len(weights) / sum(weights)
            for _post in range(poisson(self.fate, today * assumed("community.posts_a_day_per_10000_members"))):
                level = self._level()
                if level != "none" or self.fate.random() < assumed("community.plain_posts_played"):
                    self._write_on(day, level)
            for _request in range(poisson(self.fate, today * assumed("community.requests_a_day_per_10000_members"))):
                writer = self.fate.choice(self.writers)
                self.scene.agenda.at(self._moment_of(day), partial(self._ask, writer))

    def write(self, level: str, fate: random.Random, writer: Member | None = None) -> None:
        there = _if_still_here(writer or fate.choice(self.writers))
        if there:
            self._publish(there, level, fate)

    def _publish(self, writer: Member, level: str, fate: random.Random) -> None:
        post = self._say(writer, say(level, fate), fate)
        if level != "none":
            self.scene.ledger.expect_a_case(post)
            self._what_follows(writer, level, fate)

    def _write_on(self, day: datetime, level: str) -> None:
        fate = random.Random(self.fate.getrandbits(64))
        self.scene.agenda.at(self._moment_of(day), partial(self.write, level, fate))

    def _moment_of(self, day: datetime) -> datetime:
        hour = self.fate.choices(range(24), weights=assumed("hours.weight_by_hour"))[0]
        return day + timedelta(hours=hour + self.fate.random())

    def _level(self) -> str:
        shares = {level: assumed(f"levels.{level}") for level in LEVELS.values()}
        shares["none"] = 1 - sum(shares.values())
        return self.fate.choices(list(shares), weights=list(shares.values()))[0]

    def _say(self, writer: Member, body: str, fate: random.Random) -> Post:
        once = UUID(int=fate.getrandbits(128), version=4)
        if fate.random() > BEGINS_A_THREAD and (thread := self.scene.some_thread(fate)):
            return reply(writer, thread, Written(body, once=once)).post
        written = Written(body, title=say("titles", fate), once=once)
        post = start_thread(writer, fate.choice(self.scene.spaces), written).post
        self.scene.remember(post.thread_id)
        return post

    def _what_follows(self, writer: Member, level: str, fate: random.Random) -> None:
        drawn, later = fate.random(), fate.random() * WORSENS_WITHIN.total_seconds()
        if drawn < assumed("members.worsens") and level != "imminent":
            worse = "risk" if level == "concern" else "imminent"
            self.scene.agenda.after(later, partial(self._worsen, writer, worse, fate))
        elif drawn > 1 - assumed("members.erases"):
            self.scene.agenda.after(later, partial(self._erase, writer))

    def _worsen(self, writer: Member, level: str, fate: random.Random) -> None:
        if Case.objects.filter(member=writer, closed_at=None, urgency__lt=Urgency.IMMINENT).exists():
            self.write(level, fate, writer)

    def _ask(self, writer: Member) -> None:
        if there := _if_still_here(writer):
            ask_for_a_person(there)

    def _erase(self, writer: Member) -> None:
        if there := _if_still_here(writer):
            erase(there, keep_words=False)


def poisson(chance: random.Random, mean: float) -> int:
    """By waiting times: exact, and quick enough for a day's posts."""
    count, at = 0, chance.expovariate(1)
    while at < mean:
        count, at = count + 1, at + chance.expovariate(1)
    return count


def _if_still_here(member: Member) -> Member | None:
    """The member as they are now; None when they have erased their account."""
    return Member.objects.select_related("account").filter(pk=member.pk).exclude(account=None).first()
