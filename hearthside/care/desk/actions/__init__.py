"""What people on duty do that joins a case with a conversation, with the words themselves, or with each other."""

from .answering import Memory, answer_case, finish_case
from .asking import ask_for_opinion, give_opinion, keep_learned
from .partners import answer_referral, keep_partner, propose_referral, record_referral_sent, retire_partner
from .replies import change_reply
from .words import hold_words, release_words, reveal_member

__all__ = [
    "Memory",
    "answer_case",
    "answer_referral",
    "ask_for_opinion",
    "change_reply",
    "finish_case",
    "give_opinion",
    "hold_words",
    "keep_learned",
    "keep_partner",
    "propose_referral",
    "record_referral_sent",
    "release_words",
    "retire_partner",
    "reveal_member",
]
