"""Telling somebody outside: asked by one, agreed by another, opened by those two, told to the member afterwards."""

from .contacts import forget_contact, keep_contact
from .deciding import (
    agree_to_disclosure,
    ask_to_disclose,
    end_disclosure,
    look_at_disclosure,
    open_contact,
    refuse_disclosure,
)
from .telling import postpone_telling, tell_members

__all__ = [
    "agree_to_disclosure",
    "ask_to_disclose",
    "end_disclosure",
    "forget_contact",
    "keep_contact",
    "look_at_disclosure",
    "open_contact",
    "postpone_telling",
    "refuse_disclosure",
    "tell_members",
]
