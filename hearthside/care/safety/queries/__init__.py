"""What people on duty read: the queue, the words of a case, the protocol, and whom it calls."""

from .calls import calls_in_round, cases_with_a_call_due, coming_calls, level_reached, waits_since
from .cases import (
    candidates,
    earlier_cases,
    has_open_case,
    next_case,
    nobody_is_there,
    open_case_of,
    open_cases,
    open_cases_without_their_owner,
    urgent_waiting,
)
from .course import course_of
from .languages import Listed, languages_nobody_reads, languages_read, listed_languages
from .people import Called, people_at, people_to_call, who_can_take_over
from .phrases import DryRun, phrase_versions, phrases_in_force, try_phrases, what_detection_is_told
from .protocols import protocol_in_force, protocol_versions
from .trial import Trial, try_out
from .words import Piece, Said, marked, words_of

__all__ = [
    "Called",
    "DryRun",
    "Listed",
    "Piece",
    "Said",
    "Trial",
    "calls_in_round",
    "candidates",
    "cases_with_a_call_due",
    "coming_calls",
    "course_of",
    "earlier_cases",
    "has_open_case",
    "languages_nobody_reads",
    "languages_read",
    "level_reached",
    "listed_languages",
    "marked",
    "next_case",
    "nobody_is_there",
    "open_case_of",
    "open_cases",
    "open_cases_without_their_owner",
    "people_at",
    "people_to_call",
    "phrase_versions",
    "phrases_in_force",
    "protocol_in_force",
    "protocol_versions",
    "try_out",
    "try_phrases",
    "urgent_waiting",
    "waits_since",
    "what_detection_is_told",
    "who_can_take_over",
    "words_of",
]
