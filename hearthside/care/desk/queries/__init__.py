"""What the desk's pages show, gathered in few trips."""

from .asked import Step, learned_in, opinions_in, opinions_waiting, steps_of
from .filled import Filled, filled_replies, situations_of, words_to_put_in
from .history import HistoryLine, history_of
from .items import ItemLine, history_of_item
from .queue import Duties, Queue, Waiting, duties, light_work_for, people_to_hand_to, queue_for
from .reasons import prepared_reasons, reason_to_put_in
from .referrals import partners, referrals_in
from .replies import replies_now, reply_now, versions_of
from .talk import Talk, talk_of
from .words import Mark, MarkedWords, marked_words_of

__all__ = [
    "Duties",
    "Filled",
    "HistoryLine",
    "ItemLine",
    "Mark",
    "MarkedWords",
    "Queue",
    "Step",
    "Talk",
    "Waiting",
    "duties",
    "filled_replies",
    "history_of",
    "history_of_item",
    "learned_in",
    "light_work_for",
    "marked_words_of",
    "opinions_in",
    "opinions_waiting",
    "partners",
    "people_to_hand_to",
    "prepared_reasons",
    "queue_for",
    "reason_to_put_in",
    "referrals_in",
    "replies_now",
    "reply_now",
    "situations_of",
    "steps_of",
    "talk_of",
    "versions_of",
    "words_to_put_in",
]
