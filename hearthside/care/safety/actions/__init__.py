"""What can be done about danger: open, claim, answer, close a case; offer support to a writer."""

from .cases import (
    add_note,
    claim_case,
    close_case,
    give_back_case,
    hear_again,
    look_at,
    open_case,
    open_case_for_request,
    open_case_for_worry,
)
from .offers import count_choice, offer_support
from .paging import page_for, page_what_waits
from .seals import keep_former_words_of, seal_words_of, unseal_expired
from .signs import record_signs

__all__ = [
    "add_note",
    "claim_case",
    "close_case",
    "count_choice",
    "give_back_case",
    "hear_again",
    "keep_former_words_of",
    "look_at",
    "offer_support",
    "open_case",
    "open_case_for_request",
    "open_case_for_worry",
    "page_for",
    "page_what_waits",
    "record_signs",
    "seal_words_of",
    "unseal_expired",
]
