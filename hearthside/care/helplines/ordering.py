"""Which helplines fit a wish, and in which order. Pure: what is known of each, the wish, and the time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .directory import Channel, Helpline
from .directory.records import FOR_SOME
from .hours import open_now

QUIET = ("sms", "whatsapp", "chat", "email")
OPEN_FIRST = {True: 0, None: 1, False: 2}
YOUNGEST_OF = {"under_18": 0, "18_24": 18, "25_39": 25, "40_64": 40, "65_plus": 65}
OLDEST_OF = {"under_18": 17, "18_24": 24, "25_39": 39, "40_64": 64, "65_plus": 120}


@dataclass(frozen=True)
class Wish:
    purposes: tuple[str, ...]
    channels: tuple[str, ...]
    language: str = ""
    age_band: str = ""

    @property
    def for_young_people(self) -> bool:
        return self.age_band == "under_18" or "youth" in self.purposes

    @property
    def quiet_first(self) -> bool:
        return bool(self.channels) and self.channels[0] in QUIET


def fitting(helplines: Iterable[Helpline], wish: Wish, now: datetime) -> list[Helpline]:
    """Those that fit, best first, with the channels that were asked for."""
    narrowed = [_with_channels(helpline, wish.channels) for helpline in helplines if _fits(helpline, wish)]
    reachable = [helpline for helpline in narrowed if helpline.channels]
    return sorted(reachable, key=lambda helpline: _order(helpline, wish, now))


def _fits(helpline: Helpline, wish: Wish) -> bool:
    """Nobody is sent to a line that is disputed, elsewhere in the country, or for others than them."""
    if helpline.is_disputed or helpline.is_held_back or helpline.is_local or helpline.is_emergency_number:
        return False
    if not _fits_age(helpline, wish):
        return False
    asked = set(helpline.purposes) & set(wish.purposes)
    return bool(asked) or helpline.is_general or (helpline.is_for_young_people and wish.for_young_people)


def _fits_age(helpline: Helpline, wish: Wish) -> bool:
    if helpline.is_for_young_people and not wish.for_young_people:
        return False
    # Somebody who did not say how old they are is not sent to a line with an upper age, unless they ask for one.
    unknown = 0 if wish.for_young_people else 120
    oldest_ok = helpline.oldest is None or YOUNGEST_OF.get(wish.age_band, unknown) <= helpline.oldest
    youngest_ok = helpline.youngest is None or helpline.youngest <= OLDEST_OF.get(wish.age_band, 120)
    return oldest_ok and youngest_ok


def _with_channels(helpline: Helpline, asked: tuple[str, ...]) -> Helpline:
    ways = [way for way in helpline.channels if way.type in asked]
    return replace(helpline, channels=tuple(sorted(ways, key=lambda way: asked.index(way.type))))


def _order(helpline: Helpline, wish: Wish, now: datetime) -> tuple[object, ...]:
    return (
        helpline.is_doubted,
        bool(wish.purposes) and not set(helpline.purposes) & set(wish.purposes),
        "youth" in helpline.purposes if not wish.for_young_people else not helpline.is_for_young_people,
        bool(FOR_SOME & set(helpline.purposes) - set(wish.purposes)),
        wish.quiet_first and helpline.channels[0].type not in QUIET,
        OPEN_FIRST[open_now(helpline, now)],
        not any(way.is_confirmed for way in helpline.channels),
        helpline.scope != "core",
        not _speaks(helpline, wish.language),
        _first(helpline.channels, wish),
        helpline.rank,
    )


def _speaks(helpline: Helpline, language: str) -> bool:
    """Whether it speaks the language; most lines do not say, and are not put last for that."""
    return not language or not helpline.languages or language.partition("-")[0] in helpline.languages


def _first(ways: tuple[Channel, ...], wish: Wish) -> int:
    return wish.channels.index(ways[0].type)
