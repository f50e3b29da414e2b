"""The registry in which upper apps enter the topics that a helper may rest from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Topic:
    """One line on the list: a helper chooses words, a case carries codes."""

    code: str
    label: str | Promise
    covers: frozenset[str]


_topics: dict[str, Topic] = {}


def enter(topic: Topic) -> None:
    _topics[topic.code] = topic


def topics() -> list[Topic]:
    return list(_topics.values())


def covered_by(codes: Iterable[str]) -> frozenset[str]:
    """What cases carry that belongs to these topics; a topic that is no longer entered stands for itself."""
    return frozenset().union(*(_topics[code].covers if code in _topics else {code} for code in codes))
