"""Who may be on duty, for how long, and who may join a place that looks after its people."""

from ..models import ROLE_AT, role_for
from .duty import may_be_on_duty, may_hold
from .hours import LONGEST, PLANNED_WITHIN, may_be_planned, may_last, may_stand_beside, short_rest
from .joining import may_join_community
from .records import EXPIRES_SOON, may_keep_records, may_record_training
from .sign_up import (
    may_cancel_swap,
    may_leave_shift,
    may_offer_shift,
    may_take_slot,
    may_take_swap,
    may_write_hand_over,
    missing_skills,
)

__all__ = [
    "EXPIRES_SOON",
    "LONGEST",
    "PLANNED_WITHIN",
    "ROLE_AT",
    "may_be_on_duty",
    "may_be_planned",
    "may_cancel_swap",
    "may_hold",
    "may_join_community",
    "may_keep_records",
    "may_last",
    "may_leave_shift",
    "may_offer_shift",
    "may_record_training",
    "may_stand_beside",
    "may_take_slot",
    "may_take_swap",
    "may_write_hand_over",
    "missing_skills",
    "role_for",
    "short_rest",
]
