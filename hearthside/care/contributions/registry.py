"""Everything members write for others to see.

Owners register it here; care reads, holds and releases it without knowing them.
"""

import hashlib
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from hearthside.people.members.models import Member

Kind = TypeVar("Kind", bound=type["Contribution"])
_kinds: dict[str, type["Contribution"]] = {}


@dataclass(frozen=True)
class Line:
    """A neighbouring contribution, for the desk: who (as others see them) and what."""

    who: str
    words: str


class Contribution(ABC):
    """One row of something members write. Each app subclasses this in its `contributions.py`."""

    kind: ClassVar[str]  # "discussions.post"
    model: ClassVar[type[Model]]
    label: ClassVar[str | Promise]  # what it is called on the desks
    may_be_held: ClassVar[bool] = True  # private talk is never held for being dark

    def __init__(self, row: Any) -> None:
        self.row = row

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.row.pk}"

    @property
    @abstractmethod
    def author(self) -> Member | None: ...

    @property
    def author_name(self) -> str:
        """The name under which others read it; an alias where the author writes without a name."""
        return self.author.name if self.author else ""

    @property
    def is_anonymous(self) -> bool:
        return False

    @property
    def author_is_on_duty(self) -> bool:
        """Somebody on duty writes as such: their words are read for harm to others, and open no case about them."""
        return False

    @property
    @abstractmethod
    def words(self) -> str:
        """Everything in it that others could read, titles and alternative texts included."""

    @property
    def policy(self) -> str:
        """ "pre": a person reads first; "hold": held when words point to danger; "open"."""
        return "hold"

    @property
    def place(self) -> str:
        """Where it stands, in words for the desk."""
        return ""

    @property
    def address(self) -> str:
        """Its path on this site, for people who may see it; may be empty."""
        return ""

    @property
    def is_shown(self) -> bool:
        return True

    @property
    def is_held(self) -> bool:
        """Whether it waits for a person; false for what is shown and for what a moderator has decided about."""
        return False

    @property
    def wording(self) -> str:
        """A mark of the words as they are now: who decides about them says which ones they have read."""
        return hashlib.sha256(self.words.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def context(self) -> list[Line]:
        """What was said just before, oldest first; at most a handful."""
        return []

    @abstractmethod
    def hold(self, why: str) -> None:
        """Keep it from everybody but its author until a person has looked."""

    @abstractmethod
    def release(self) -> None:
        """Show it to others (and tell upwards that it was published)."""

    @abstractmethod
    def hide(self) -> None:
        """Take it from others by a moderator's decision; its author still sees it."""

    def visible_to(self, viewer: Member | None) -> bool:
        return True

    @classmethod
    def sample_frame(cls, since: datetime, until: datetime) -> QuerySet[Any] | None:
        """The rows first shown to others in that time, with their writer's `language`, from which the weekly sample
        is drawn; None for what nobody samples, private talk above all."""
        return None


def register(kind: Kind) -> Kind:
    _kinds[kind.kind] = kind
    return kind


def wrap(row: Model) -> Contribution:
    """The contribution that a row is.

    Raises:
        LookupError: when no app registered the row's model; nothing unregistered may be published.
    """
    for kind in _kinds.values():
        if kind.model is type(row):
            return kind(row)
    raise LookupError(f"{type(row).__name__} is not registered as a contribution")


def find(kind: str, row: int, *, lock: bool = False) -> Contribution | None:
    """The contribution by its key, or None when it is gone; with `lock`, its words stay as they are meanwhile."""
    if (known := _kinds.get(kind)) is None:
        return None
    rows = known.model._default_manager.filter(pk=row)
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    return known(found) if found else None


def kinds() -> dict[str, type[Contribution]]:
    return dict(_kinds)
