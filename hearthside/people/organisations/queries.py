"""The community's own description, readable even while the database is away."""

import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError

from .models import Community

KEY = "front-door"


@dataclass(frozen=True)
class FrontDoor:
    """What pages show of the community to anybody."""

    name: str = "Hearthside"
    purpose: str = ""
    minimum_age: int = 18
    leave_to: str = "https://www.wikipedia.org/"
    contact_address: str = ""
    disclosure_policy: str = ""
    is_demo: bool = False


def community() -> Community:
    """The one row; a fresh unsaved one before the operator has described anything."""
    return Community.objects.filter(pk=1).first() or Community(pk=1)


def front_door() -> FrontDoor:
    """From the cache, else the table, else the copy kept in the data folder."""
    if (kept := cache.get(KEY)) is not None:
        return FrontDoor(**kept)
    try:
        door = describe(community())
    except DatabaseError:
        return kept_copy()
    cache.set(KEY, asdict(door), 60)
    return door


def describe(row: Community) -> FrontDoor:
    return FrontDoor(**{field: getattr(row, field) for field in FrontDoor.__dataclass_fields__})


def kept_copy() -> FrontDoor:
    """What the data folder says, for pages that must work while the database is away."""
    try:
        return FrontDoor(**json.loads((settings.HOME / "front_door.json").read_text()))
    except (OSError, ValueError, TypeError):
        return FrontDoor()
