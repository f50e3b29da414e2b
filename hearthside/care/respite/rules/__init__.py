"""What a helper may be asked to carry, and what others may learn of it."""

from .bearing import HOUR, OVERRIDE_STANDS, SHIFT, Bearing, bearing_of, current_limits
from .presence import at_desk_since, is_alone_at_night, is_night
from .rest import may_agree_to_talk, may_answer, may_arrange_talk, may_ask_for_talk, may_override
from .taking_on import Hindered, hindrance_to, judge, may_take_on
from .wellbeing import FEWEST, QUESTIONS, month_after, month_of, start_of, sums_of

__all__ = [
    "FEWEST",
    "HOUR",
    "OVERRIDE_STANDS",
    "QUESTIONS",
    "SHIFT",
    "Bearing",
    "Hindered",
    "at_desk_since",
    "bearing_of",
    "current_limits",
    "hindrance_to",
    "is_alone_at_night",
    "is_night",
    "judge",
    "may_agree_to_talk",
    "may_answer",
    "may_arrange_talk",
    "may_ask_for_talk",
    "may_override",
    "may_take_on",
    "month_after",
    "month_of",
    "start_of",
    "sums_of",
]
