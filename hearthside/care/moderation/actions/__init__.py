"""What can be done about words: report them, look at them, decide."""

from .flags import set_night_rule
from .items import claim_item, decide, mark_decision_seen, open_item
from .reports import answer_worries, file_report, file_worry

__all__ = [
    "answer_worries",
    "claim_item",
    "decide",
    "file_report",
    "file_worry",
    "mark_decision_seen",
    "open_item",
    "set_night_rule",
]
