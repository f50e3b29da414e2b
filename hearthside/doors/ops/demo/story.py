"""Reads the invented words of `words/` and puts them in the order in which they were said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Said:
    """Something somebody said: a first post (with a title) or a reply."""

    at: datetime
    thread: str  # a key by which replies find their thread
    author: str
    body: str
    space: str = ""
    title: str = ""
    hope: str = "none"
    warnings: tuple[str, ...] = ()
    anonymous: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    pinned: bool = False
    locked: bool = False
    delicate: str = ""  # the level that the safety net should find; empty for everyday words


class Loader(yaml.SafeLoader):
    """Plain words stay words: in YAML 1.1 the country NO is "false"."""


BOOLEAN = "tag:yaml.org,2002:bool"
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != BOOLEAN or first in "tTfF"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str) -> Any:
    return yaml.load((WORDS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=Loader)


@cache
def cast() -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = read("cast")
    return people


def story(now: datetime) -> list[Said]:
    """Everything that was said, oldest first."""
    told = [said for name in _spaces() for said in _threads_of(name, now)]
    told += _delicate(now)
    return sorted(told, key=lambda said: said.at)


def _spaces() -> list[str]:
    return [space["slug"] for space in read("spaces")]


def _threads_of(space: str, now: datetime) -> Iterator[Said]:
    for number, thread in enumerate(read(f"threads/{space}")):
        key = thread.get("key") or f"{space}-{number}"
        began = now - timedelta(days=float(thread["days_ago"]))
        yield Said(
            began, key, thread["author"], thread["body"], space, thread["title"], thread.get("hope") or "none",
            tuple(thread.get("warnings") or ()), bool(thread.get("anonymous")), thread.get("reactions") or {},
            bool(thread.get("pinned")), bool(thread.get("locked")),
        )  # fmt: skip
        for reply in thread.get("replies") or ():
            at = min(began + timedelta(hours=float(reply["hours_after"])), now - timedelta(minutes=5))
            yield Said(
                at, key, reply["author"], reply["body"], warnings=tuple(reply.get("warnings") or ()),
                anonymous=bool(reply.get("anonymous")), reactions=reply.get("reactions") or {},
            )  # fmt: skip


def _delicate(now: datetime) -> Iterator[Said]:
    for number, post in enumerate(read("delicate")):
        at = now - timedelta(hours=float(post["hours_ago"]))
        key = post.get("reply_to") or f"delicate-{number}"
        title = "" if post.get("reply_to") else post["title"]
        yield Said(
            at, key, post["author"], post["body"], post["space"], title, post.get("hope") or "none",
            tuple(post.get("warnings") or ()), bool(post.get("anonymous")), delicate=post["level"],
        )  # fmt: skip
