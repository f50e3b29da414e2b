from .desks import ROLE_AT, Desk, Duty, desks_of, role_for
from .people import FeedKey, Skills, TrainingRecord
from .rhythm import Minimum, Pattern, Slot, Wanted
from .shifts import HandOver, Shift, Swap

__all__ = [
    "ROLE_AT",
    "Desk",
    "Duty",
    "FeedKey",
    "HandOver",
    "Minimum",
    "Pattern",
    "Shift",
    "Skills",
    "Slot",
    "Swap",
    "TrainingRecord",
    "Wanted",
    "desks_of",
    "role_for",
]
