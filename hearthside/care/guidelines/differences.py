"""How two versions differ, clause by clause and word by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.functional import Promise

from .models import Clause, Group

_FIELDS = ("title", "text", "easy", "why", "good", "bad", "follows")
_PIECES = re.compile(r"\s+|[^\s]+")


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    RETIRED = "retired"


@dataclass(frozen=True)
class Piece:
    """Some words, and what became of them: "same", "added" or "gone"."""

    fate: str
    words: str


@dataclass(frozen=True)
class FieldChange:
    label: str | Promise
    pieces: list[Piece]


@dataclass(frozen=True)
class Change:
    kind: Kind
    before: Clause | None
    after: Clause | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def clause(self) -> Clause:
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def moved_from(self) -> str | Promise:
        """The heading it stood under before, when it stands under another now."""
        if self.before and self.after and self.before.group != self.after.group:
            return Group(self.before.group).label
        return ""


def differences(before: Iterable[Clause], after: Iterable[Clause]) -> list[Change]:
    """What is new, changed or moved, in the order of the later one; then what was retired."""
    old, new = {clause.key: clause for clause in before}, {clause.key: clause for clause in after}
    moved = _moved(list(old), list(new))
    found = [change for clause in new.values() if (change := _change(old.get(clause.key), clause, moved))]
    return found + [Change(Kind.RETIRED, clause, None) for key, clause in old.items() if key not in new]


def word_changes(before: str, after: str) -> list[Piece]:
    """Without what was added it reads as before, without what is gone as after."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    found: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(old[a:b])))
            continue
        gone, added = "".join(old[a:b]), "".join(new[c:d])
        found += [piece for piece in (Piece("gone", gone), Piece("added", added)) if piece.words]
    return found


def _change(before: Clause | None, after: Clause, moved: set[str]) -> Change | None:
    if before is None:
        return Change(Kind.NEW, None, after)
    changed = [name for name in _FIELDS if getattr(before, name) != getattr(after, name)]
    fields = tuple(
        FieldChange(
            Clause._meta.get_field(name).verbose_name,  # type: ignore[union-attr]
            word_changes(getattr(before, name), getattr(after, name)),
        )
        for name in changed
    )
    if fields:
        return Change(Kind.CHANGED, before, after, fields)
    if after.key in moved or before.group != after.group:
        return Change(Kind.MOVED, before, after)
    return None


def _moved(before: list[str], after: list[str]) -> set[str]:
    """As few clauses as explain the new order; what stands elsewhere only because others came or went is not moved."""
    old, new = [key for key in before if key in after], [key for key in after if key in before]
    stayed: set[str] = set()
    for a, _b, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        stayed |= set(old[a : a + size])
    return set(new) - stayed
