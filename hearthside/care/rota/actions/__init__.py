from .calendar import renew_feed, revoke_feed
from .hand_overs import forget_old_hand_overs, write_hand_over
from .rhythm import (
    cancel_slot,
    change_pattern,
    end_pattern,
    lay_out_slots,
    make_pattern,
    open_slot,
    set_minimum,
)
from .shifts import cancel_shift, end_shift, leave_shift, plan_shift, start_shift, take_slot
from .skills import say_skills
from .swaps import close_swap, offer_shift, take_swap
from .training import hear_referee, record_training, withdraw_training

__all__ = [
    "cancel_shift",
    "cancel_slot",
    "change_pattern",
    "close_swap",
    "end_pattern",
    "end_shift",
    "forget_old_hand_overs",
    "hear_referee",
    "lay_out_slots",
    "leave_shift",
    "make_pattern",
    "offer_shift",
    "open_slot",
    "plan_shift",
    "record_training",
    "renew_feed",
    "revoke_feed",
    "say_skills",
    "set_minimum",
    "start_shift",
    "take_slot",
    "take_swap",
    "withdraw_training",
    "write_hand_over",
]
