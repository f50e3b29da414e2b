"""`hearthside demo --members N --posts M`: a community of any size, for measuring."""

import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone
from tqdm import tqdm

from hearthside.foundation.words import RENDERER_VERSION
from hearthside.people.accounts.models import Account
from hearthside.people.accounts.rules import login_name_of
from hearthside.people.members.models import AgeBand, Member
from hearthside.people.members.models import Standing as ProfileStanding
from hearthside.people.members.rules import key_of, suggest_names
from hearthside.people.members.warnings import WARNINGS
from hearthside.places.discussions.actions.aliases import THINGS, TONES
from hearthside.places.discussions.models import (
    Alias,
    Feeling,
    Hope,
    LastRead,
    Lock,
    Pin,
    Post,
    Reaction,
    Standing,
    Thread,
)
from hearthside.places.spaces.models import Space

from .loader import found_community, refuse_unless_empty
from .people import PASSPHRASE
from .phrases import Phrases, gather
from .plot import PlannedPost, PlannedThread, plan

Row = TypeVar("Row", bound=models.Model)
BATCH = 2000
SPACES_BY_SIZE = (5, 8, 9, 4, 2, 3)  # how the talk spreads over the spaces


@transaction.atomic
def load_crowd(members: int, posts: int, seed: int, quiet: bool = False) -> None:
    """The same numbers and seed make the same community, but for the time of day it is made."""
    refuse_unless_empty()
    chance, now = random.Random(seed), timezone.now()
    people = list(found_community(now).values())
    phrases = gather(chance)
    threads, planned = plan(max(members, len(people)), posts, now, chance)
    people += _crowd(members - len(people), _first_words(planned), len(people), chance, now, quiet)
    Crowd(people, threads, planned, phrases, chance, quiet).write()
    _settle()


def _first_words(planned: list[PlannedPost]) -> dict[int, datetime]:
    first: dict[int, datetime] = {}
    for post in planned:
        first.setdefault(post.author, post.at)
    return first


def _crowd(
    count: int, first_words: dict[int, datetime], known: int, chance: random.Random, now: datetime, quiet: bool
) -> list[Member]:
    """Members beyond the cast; everybody joined before they first wrote."""
    if count <= 0:
        return []
    hashed, names = make_password(PASSPHRASE), _names(count, chance)
    accounts = [Account(login_name=login_name_of(name), password=hashed, is_demo=True) for name in names]
    _store(accounts, "Accounts", quiet)
    members = []
    for number, (name, account) in enumerate(zip(names, accounts, strict=True)):
        wrote = first_words.get(known + number, now - timedelta(days=900 * chance.random()))
        joined = wrote - timedelta(hours=chance.expovariate(1 / 40))
        members.append(Member(
            account=account, name=name, name_key=key_of(name), age_band=chance.choice(AgeBand.values[1:]),
            standing=ProfileStanding.SHOWN, joined_at=joined, onboarded_at=joined, avatar_seed=f"crowd{number}",
        ))  # fmt: skip
    return _store(members, "Members", quiet)


def _names(count: int, chance: random.Random) -> list[str]:
    taken = set(Member.objects.values_list("name_key", flat=True))
    names: list[str] = []
    while len(names) < count:
        for name in suggest_names(count - len(names), chance):
            # Numbers only where the words have run out.
            tried = name if key_of(name) not in taken else f"{name} {chance.randrange(2, 9999)}"
            if key_of(tried) not in taken:
                taken.add(key_of(tried))
                names.append(tried)
    return names


class Crowd:
    """Turns the plan into rows."""

    def __init__(
        self, people: list[Member], threads: list[PlannedThread], posts: list[PlannedPost], phrases: Phrases,
        chance: random.Random, quiet: bool,
    ) -> None:  # fmt: skip
        self.people, self.planned_threads, self.planned_posts = people, threads, posts
        self.phrases, self.chance, self.quiet = phrases, chance, quiet

    def write(self) -> None:
        self.threads = _store(list(self._threads()), "Threads", self.quiet)
        self.aliases = {alias.thread_id: alias for alias in _store(list(self._aliases()), "Aliases", self.quiet)}
        _store(self._posts(), "Posts", self.quiet, len(self.planned_posts))
        _store(list(self._reactions()), "Reactions", self.quiet)
        _store(list(self._marks()), "Reading marks", self.quiet)
        keeper = next(member for member in self.people if member.has_role("moderator"))
        long_ones = [
            thread for thread, told in zip(self.threads, self.planned_threads, strict=True) if len(told.posters) > 20
        ]
        _store([Lock(thread=thread, made_by=keeper) for thread in long_ones[::7]], "Locks", self.quiet)
        _store([Pin(thread=thread, made_by=keeper) for thread in self.threads[:3]], "Pins", self.quiet)

    def _threads(self) -> Iterator[Thread]:
        spaces = list(Space.objects.order_by("position"))
        weights = SPACES_BY_SIZE[: len(spaces)]
        for number, told in enumerate(self.planned_threads, start=1):
            space = self.chance.choices(spaces, weights=weights)[0]
            yield Thread(
                pk=number, space=space, begun_in=space,
                title=self.chance.choice(self.phrases.titles), hope=self.chance.choice(Hope.values),
                started_at=told.began, last_shown_at=told.last_at, last_post_id=told.last_post,
            )  # fmt: skip

    def _aliases(self) -> Iterator[Alias]:
        for thread, told in zip(self.threads, self.planned_threads, strict=True):
            if told.is_anonymous:
                name = f"{self.chance.choice(TONES)} {self.chance.choice(THINGS)}"
                yield Alias(thread=thread, member=self.people[told.starter], name=name, avatar_seed=f"a{thread.pk}")

    def _posts(self) -> Iterator[Post]:
        for number, told in enumerate(self.planned_posts, start=1):
            thread = self.planned_threads[told.thread]
            hidden = thread.is_anonymous and told.author == thread.starter
            body, html = self.phrases.body(self.chance)
            yield Post(
                pk=number, thread_id=told.thread + 1, author=self.people[told.author], is_first=told.is_first,
                is_anonymous=hidden, alias=self.aliases[told.thread + 1] if hidden else None,
                body=body, html=html, renderer=RENDERER_VERSION, warnings=self._warnings(told.is_first),
                standing=Standing.SHOWN, gate=Standing.SHOWN, written_at=told.at, shown_at=told.at,
            )  # fmt: skip

    def _warnings(self, is_first: bool) -> list[str]:
        return [self.chance.choice(list(WARNINGS))] if self.chance.random() < (0.12 if is_first else 0.03) else []

    def _reactions(self) -> Iterator[Reaction]:
        for number, told in enumerate(self.planned_posts, start=1):
            if self.chance.random() < 0.35:
                others = {self.chance.randrange(len(self.people)) for _one in range(self.chance.randint(1, 3))} - {
                    told.author
                }
                for other in sorted(others):
                    yield Reaction(
                        post_id=number, member=self.people[other], feeling=self.chance.choice(Feeling.values)
                    )

    def _marks(self) -> Iterator[LastRead]:
        """Whoever wrote in a thread has read it, though not always to its end."""
        read = {(post.thread, post.author): post.at for post in self.planned_posts}
        for (thread, author), at in read.items():
            yield LastRead(thread_id=thread + 1, member=self.people[author], seen_up_to=at)


def _store(rows: Iterable[Row], what: str, quiet: bool, total: int | None = None) -> list[Row]:
    kept: list[Row] = []
    rest = iter(rows)
    keeps = isinstance(rows, list)
    with tqdm(
        total=total or (len(rows) if isinstance(rows, list) else None),
        desc=f"{what:<14}",
        disable=quiet or None,
        unit="",
    ) as bar:
        while batch := list(islice(rest, BATCH)):
            type(batch[0])._default_manager.bulk_create(batch)
            kept += batch if keeps else []
            bar.update(len(batch))
    return kept


def _settle() -> None:
    """Numbers given by hand must not be given again; and the planner should know how large the tables are."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Thread, Post]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
