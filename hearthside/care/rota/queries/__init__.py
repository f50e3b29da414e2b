"""Who is there, and when: computed from shifts, so that nothing is ever promised in prose."""

from .cover import Cover, CoverSpan, cover, cover_between, people_on
from .fitting import Fitting, colleagues_for, offers_waiting_for, open_places_for, swaps_for
from .hand_overs import hand_over_due, hand_overs_at, hand_overs_for
from .planning import Gap, Place, coming_shifts, gaps, next_dates, places_between
from .shifts import current_shift, shifts_of
from .skills import feed_of, member_with_feed, skills_of
from .training import Trained, training_of, training_of_all
from .week import Day, week

__all__ = [
    "Cover",
    "CoverSpan",
    "Day",
    "Fitting",
    "Gap",
    "Place",
    "Trained",
    "colleagues_for",
    "coming_shifts",
    "cover",
    "cover_between",
    "current_shift",
    "feed_of",
    "gaps",
    "hand_over_due",
    "hand_overs_at",
    "hand_overs_for",
    "member_with_feed",
    "next_dates",
    "offers_waiting_for",
    "open_places_for",
    "people_on",
    "places_between",
    "shifts_of",
    "skills_of",
    "swaps_for",
    "training_of",
    "training_of_all",
    "week",
]
