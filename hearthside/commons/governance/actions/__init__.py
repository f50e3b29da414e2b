"""How a community decides about itself: members are asked about a draft, and policies are looked at again."""

from .consultations import answer, consult, end_consultation, extend_consultation, put_in_force
from .remarks import Said, hide_remark, hold_remark, remark, show_remark, take_away, take_back
from .reviews import set_review

__all__ = [
    "Said",
    "answer",
    "consult",
    "end_consultation",
    "extend_consultation",
    "hide_remark",
    "hold_remark",
    "put_in_force",
    "remark",
    "set_review",
    "show_remark",
    "take_away",
    "take_back",
]
