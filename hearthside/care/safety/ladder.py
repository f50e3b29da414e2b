"""The one ladder: what each urgency promises. Source: the project's safety rules, "The ladder"."""

from dataclasses import dataclass
from datetime import timedelta

from .models import Urgency


@dataclass(frozen=True)
class Step:
    first_look_within: timedelta  # while somebody is on duty; the card promises nothing shorter
    page_after: timedelta | None  # unclaimed for so long: page the people on call; None: never
    page_again_after: timedelta | None


STEPS: dict[int, Step] = {
    Urgency.CONCERN: Step(timedelta(hours=4), None, None),
    Urgency.RISK: Step(timedelta(minutes=15), timedelta(minutes=5), timedelta(minutes=15)),
    # "At once" needs a number for a clock: the goal is half of them within a minute, nearly all within five.
    Urgency.IMMINENT: Step(timedelta(minutes=1), timedelta(0), timedelta(seconds=60)),
}
