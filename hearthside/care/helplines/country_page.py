"""What a country's page shows: emergency numbers, helplines in three groups, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .cards import Card, card_of
from .directory import Helpline
from .hours import open_now


@dataclass(frozen=True)
class Group:
    key: str
    title: str
    cards: list[Card]


def groups_of(helplines: Iterable[Helpline], language: str, now: datetime) -> list[Group]:
    """Each helpline once; those whose sources disagree stand apart, last."""
    kinds: dict[str, list[Card]] = {"general": [], "young": [], "specific": [], "local": [], "disputed": []}
    for helpline in helplines:
        kinds[_kind(helpline)].append(card_of(helpline, language, now))
    titles = {
        "general": _("Talk to someone now"),
        "young": _("For children and young people"),
        "specific": _("For some people, and for some worries"),
        "local": _("In parts of the country"),
        "disputed": _("Sources disagree about these"),
    }
    return [Group(key, titles[key], cards) for key, cards in kinds.items() if cards]


def narrowed(helplines: Iterable[Helpline], wanted: dict[str, Any], now: datetime) -> list[Helpline]:
    """Those that have everything that was chosen."""
    return [helpline for helpline in helplines if _has(helpline, wanted, now)]


def _has(helpline: Helpline, wanted: dict[str, Any], now: datetime) -> bool:
    return (
        ("purpose" not in wanted or wanted["purpose"] in helpline.purposes)
        and ("channel" not in wanted or any(way.type == wanted["channel"] for way in helpline.channels))
        and ("spoken" not in wanted or wanted["spoken"] in helpline.languages)
        and ("region" not in wanted or not helpline.regions or wanted["region"] in helpline.regions)
        and ("open" not in wanted or open_now(helpline, now) is True)
    )


def _kind(helpline: Helpline) -> str:
    if helpline.is_disputed:
        return "disputed"
    if helpline.is_for_young_people:
        return "young"
    if helpline.is_local:
        return "local"
    return "general" if helpline.is_general else "specific"
