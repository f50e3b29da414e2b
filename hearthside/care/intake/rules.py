"""What is held, and what is not merely for being dark."""

from hearthside.care.contributions.registry import Contribution
from hearthside.care.moderation.models import Why
from hearthside.care.safety.detection import Axis, Level, Reading
from hearthside.foundation.words import has_links

# Axes that hold a text whatever its level: they can hurt whoever reads them.
HARMFUL_TO_READERS = (Axis.METHOD, Axis.ENCOURAGEMENT)
# Axes that are no sign of danger to the writer, but that a moderator reads first.
MODERATED = (Axis.THREAT, Axis.ABUSE, Axis.GROOMING)
STRONG = 0.5  # an axis below this is a hint, not a reason to hold


def why_hold(contribution: Contribution, reading: Reading, *, newcomer: bool, is_staffed: bool) -> str:
    """The reason to keep it from others for now, or nothing. Order is by what a person must look at first.

    While nobody is on duty (`is_staffed` false) all that is imminent waits, and risk where the space says so.
    """
    if not contribution.may_be_held:
        return ""
    if reading.level == Level.IMMINENT and (reading.says_goodbye or reading.names_means or not is_staffed):
        return "imminent"
    if any(reading.axes.get(axis, 0) >= STRONG for axis in HARMFUL_TO_READERS):
        return "method"
    if contribution.policy == "pre":
        return Why.PRE_MODERATED
    if reading.level >= Level.RISK and contribution.policy == "hold_risk" and not is_staffed:
        return "risk"
    if any(reading.axes.get(axis, 0) >= STRONG for axis in MODERATED):
        return Why.AXIS
    if newcomer and (has_links(contribution.words) or reading.axes.get(Axis.PERSONAL_DATA, 0) >= STRONG):
        return Why.NEWCOMER
    return ""


def desk_reason(why_held: str) -> Why:
    """The moderation desk's word for a reason to hold."""
    return Why(why_held) if why_held in Why.values else Why.AXIS
