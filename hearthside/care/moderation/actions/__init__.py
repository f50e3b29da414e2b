"""What can be done about words: report, look, decide, look again."""

from ..measures import Chosen
from .appeals import appeal, decide_appeal
from .decisions import (
    Ruling,
    agree,
    chosen_edit,
    chosen_of,
    decide,
    disagree,
    end_expired,
    forget_words_decided_about,
    lift_decision,
    rule_on,
)
from .flags import set_night_rule
from .items import (
    claim_item,
    give_item_back,
    look_at_item,
    mark_decision_seen,
    note_on_item,
    open_item,
)
from .reports import answer_worries, file_report, file_worry, put_away, show_again

__all__ = [
    "Chosen",
    "Ruling",
    "agree",
    "answer_worries",
    "appeal",
    "chosen_edit",
    "chosen_of",
    "claim_item",
    "decide",
    "decide_appeal",
    "disagree",
    "end_expired",
    "file_report",
    "file_worry",
    "forget_words_decided_about",
    "give_item_back",
    "lift_decision",
    "look_at_item",
    "mark_decision_seen",
    "note_on_item",
    "open_item",
    "put_away",
    "rule_on",
    "set_night_rule",
    "show_again",
]
