"""Pages of those who help: their own rota, and nobody's business else."""

from .calendar import calendar, calendar_end, feed
from .hand_overs import hand_over, hand_overs
from .mine import mine, skills, week
from .passing import leaving, offer, swap_closing, swap_taking, taking

__all__ = [
    "calendar",
    "calendar_end",
    "feed",
    "hand_over",
    "hand_overs",
    "leaving",
    "mine",
    "offer",
    "skills",
    "swap_closing",
    "swap_taking",
    "taking",
    "week",
]
