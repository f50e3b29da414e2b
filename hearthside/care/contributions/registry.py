"""Everything members write for others to see.

Owners register it here; care reads, holds and releases it without knowing them.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from hearthside.people.members.models import Member

Kind = TypeVar("Kind", bound=type["Contribution"])
Rooms = Callable[[Member], set[str]]
_kinds: dict[str, type["Contribution"]] = {}
_rooms: list[Rooms] = []


# What moderators can do with words; a kind says which of these it supports. Keys are stored, never rename one.
HIDE, FOLD, EDIT, GAP, LOCK, MOVE = "hide", "fold", "edit", "gap", "lock", "move"
GAP_MARK = "\ue0f7"  # stands where a detail was taken out; shown as a sentence in the reader's language


@dataclass(frozen=True)
class InForce:
    """A measure that a decision put on words and that nobody has lifted."""

    measure: str
    details: Mapping[str, Any] = field(default_factory=dict)


def amended(words: str, in_force: Iterable[InForce]) -> str:
    """The words as others read them: what moderators put in other words, and gaps where details were taken out.

    Always worked out anew from the writer's own words, so that these may change in between and measures may go in
    any order.
    """
    words = words.replace(GAP_MARK, "")  # nobody types a gap
    for measure in in_force:
        if measure.measure == EDIT:
            for before, after in measure.details["changes"]:
                words = words.replace(before, after) if before else words
        elif measure.measure == GAP:
            for span in measure.details["spans"]:
                words = words.replace(span, GAP_MARK) if span else words
    return words


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
    supports: ClassVar[frozenset[str]] = frozenset({HIDE})  # what moderators can do with it

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

    @property
    def room(self) -> str:
        """The key of the room it stands in ("spaces.space:3"), by which moderators share the work; may be empty."""
        return ""

    def bearer(self, measure: str) -> "Contribution":
        """What bears a measure about these words: a thread is locked and moved by its first post."""
        return self

    def places_to_move_to(self) -> list[tuple[int, str]]:
        """Where moderators may move it, with names."""
        return []

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

    def settle(self) -> None:  # noqa: B027 - most kinds keep no standing of their own
        """A moderator has read what waited: from now on what others see follows from the measures alone."""

    def follow(self, in_force: Sequence[InForce]) -> None:
        """Let what others see follow from the measures in force, and from nothing else: told after each decision,
        each lift and each end of a measure. Whoever keeps a standing of their own in between overrides it."""
        if any(one.measure == HIDE for one in in_force):
            self.hide()
        elif not self.is_shown:
            self.release()

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


def closed_rooms(moderator: Member) -> set[str]:
    """Rooms whose items this moderator does not serve."""
    return set().union(*(rooms(moderator) for rooms in _rooms))


def register_rooms(rooms: Rooms) -> Rooms:
    """Whoever owns rooms says which of them a moderator does not serve."""
    if rooms not in _rooms:
        _rooms.append(rooms)
    return rooms


def kinds() -> dict[str, type[Contribution]]:
    return dict(_kinds)
