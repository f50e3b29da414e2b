"""What can be done about danger: open, claim, answer, pass on, close a case; call people; offer support to a writer."""

from .calls import call_what_waits, escalate_case, page_for, page_what_waits
from .cases import add_note, close_case, note_answer, say_safe, set_plan
from .claims import (
    claim_case,
    claim_next,
    free_silent_claims,
    give_back_case,
    give_up_cases_of,
    hand_over_case,
    look_at,
)
from .languages import switch_language_off, switch_language_on
from .offers import count_choice, offer_support
from .opening import (
    hear_again,
    open_case,
    open_case_for_follow_up,
    open_case_for_request,
    open_case_for_worry,
)
from .phrases import publish_phrases
from .protocols import publish_protocol
from .seals import keep_former_words_of, seal_words_of, unseal_expired
from .shift_ends import pass_on_at_shift_end
from .signs import record_signs

__all__ = [
    "add_note",
    "call_what_waits",
    "claim_case",
    "claim_next",
    "close_case",
    "count_choice",
    "escalate_case",
    "free_silent_claims",
    "give_back_case",
    "give_up_cases_of",
    "hand_over_case",
    "hear_again",
    "keep_former_words_of",
    "look_at",
    "note_answer",
    "offer_support",
    "open_case",
    "open_case_for_follow_up",
    "open_case_for_request",
    "open_case_for_worry",
    "page_for",
    "page_what_waits",
    "pass_on_at_shift_end",
    "publish_phrases",
    "publish_protocol",
    "record_signs",
    "say_safe",
    "seal_words_of",
    "set_plan",
    "switch_language_off",
    "switch_language_on",
    "unseal_expired",
]
