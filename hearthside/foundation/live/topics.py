"""What a browser may listen to. Upper apps register their topics here; this floor knows none of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Message = dict[str, Any]  # ids only: words never travel between processes
_topics: dict[str, "Topic"] = {}


def _nothing_missed(viewer: Any, key: str, since: str) -> Iterable[Message]:
    return ()


@dataclass(frozen=True)
class Topic:
    """One sort of thing to listen to; its functions are plain synchronous code and run in a thread."""

    name: str
    authorise: Callable[[Any, str], bool]  # asked when the subscription is made and again at each delivery
    render: Callable[[Any, str, Message], str | None]  # for this viewer's eyes; None: nothing for them
    missed: Callable[[Any, str, str], Iterable[Message]] = _nothing_missed  # what came since a browser was last here


def register(
    name: str,
    *,
    authorise: Callable[[Any, str], bool],
    render: Callable[[Any, str, Message], str | None],
    missed: Callable[[Any, str, str], Iterable[Message]] = _nothing_missed,
) -> None:
    _topics[name] = Topic(name, authorise, render, missed)


def find(name: str) -> Topic | None:
    return _topics.get(name)
