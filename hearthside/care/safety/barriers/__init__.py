"""What makes reaching out hard, and an answer to each, for the situation somebody is in.

The order of steps (name the barrier, answer that one, then few fitting routes) follows the barrier-reduction work
tested at Koko (randomised, NCT03633825: 23 % more took a step) after a bare list of numbers had led nobody of 221
to a service (the ResourceBot report). The sentences are our own; docs/help-card.md shows them all, side by side.
"""

from .kinds import ANY, QUIET, Barrier, Situation, situation
from .words import BARRIERS

__all__ = ["ANY", "BARRIERS", "QUIET", "Barrier", "Situation", "barrier", "situation"]


def barrier(code: str) -> Barrier:
    """The barrier by its code; an unknown one counts as not said."""
    return next((known for known in BARRIERS if known.code == code), BARRIERS[-1])
