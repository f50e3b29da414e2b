"""The registry in which every app says what it keeps about a member, how to hand it out and how to erase it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Model
from django.utils.functional import Promise

_claims: list["PersonalData"] = []


class PersonalData:
    """One app's answer to "what do you keep about me?". Subclass, fill in, decorate with `@claim`."""

    title: ClassVar[str | Promise] = ""  # heading in the member's export
    models: ClassVar[Iterable[type[Model]]] = ()  # every model here that points to a member
    order: ClassVar[int] = 50  # erasure goes from low to high; what others point to goes last

    def export(self, member: Any) -> list[dict[str, Any]]:
        """Everything kept, as plain values (text, numbers, ISO dates)."""
        return []

    def erase(self, member: Any, keep_words: bool) -> None:
        """Remove it; with `keep_words`, contributions stay without a name."""


def claim(kind: type[PersonalData]) -> type[PersonalData]:
    if not any(type(known) is kind for known in _claims):
        _claims.append(kind())
    return kind


def claims() -> list[PersonalData]:
    return sorted(_claims, key=lambda known: known.order)
