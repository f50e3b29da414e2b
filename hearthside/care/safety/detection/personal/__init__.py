"""Finds what could tell who somebody is or where to find them, in the text as it was written."""

from collections.abc import Iterator

from .addresses import addresses
from .contacts import contacts
from .found import Found
from .names import names
from .workplaces import workplaces

__all__ = ["Found", "personal_in"]


def personal_in(text: str) -> Iterator[Found]:
    """Contacts first: a name or a place inside an address is not told a second time."""
    taken: list[tuple[int, int]] = []
    for look in (contacts, addresses, names, workplaces):
        for found in look(text):
            if not any(start < found.end and found.start < end for start, end in taken):
                taken.append((found.start, found.end))
                yield found
