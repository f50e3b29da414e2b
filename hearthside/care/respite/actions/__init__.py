"""What is counted, what is rested, what is asked afterwards."""

from .afterwards import (
    after_hard_case,
    answer_what_stayed,
    ask_for_lighter_work,
    ask_what_stayed,
    end_lighter_work,
    forget_words,
    keep_debrief,
    note_endings_told,
)
from .load import change_limits, count_dose, override, rest_from_topics, take_break
from .talks import agree_to_talk, ask_for_talk, end_talk, offer_time
from .upkeep import forget_old_records
from .wellbeing import answer_wellbeing, close_wellbeing_months, forget_wellbeing

__all__ = [
    "after_hard_case",
    "agree_to_talk",
    "answer_wellbeing",
    "answer_what_stayed",
    "ask_for_lighter_work",
    "ask_for_talk",
    "ask_what_stayed",
    "change_limits",
    "close_wellbeing_months",
    "count_dose",
    "end_lighter_work",
    "end_talk",
    "forget_old_records",
    "forget_wellbeing",
    "forget_words",
    "keep_debrief",
    "note_endings_told",
    "offer_time",
    "override",
    "rest_from_topics",
    "take_break",
]
