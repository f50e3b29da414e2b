import logging
import re
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.safety import detection
from hearthside.foundation.trouble import place_of
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import AgeBand, Member
from hearthside.people.members.rules import is_invented, judge_name, key_of
from hearthside.people.organisations.queries import front_door

logger = logging.getLogger(__name__)
YOUNGEST_IN = {
    AgeBand.UNDER_18: 0,
    AgeBand.FROM_18: 18,
    AgeBand.FROM_25: 25,
    AgeBand.FROM_40: 40,
    AgeBand.FROM_65: 65,
}
NEW_FOR = timedelta(days=7)
HEAVY = (  # in a name; money or a claim about health is only odd there
    detection.Axis.METHOD, detection.Axis.ENCOURAGEMENT, detection.Axis.THREAT, detection.Axis.ABUSE,
    detection.Axis.HATE, detection.Axis.GROOMING, detection.Axis.SEXUAL, detection.Axis.EATING,
)  # fmt: skip


def may_have_age(band: str) -> Verdict:
    if YOUNGEST_IN[AgeBand(band)] < front_door().minimum_age:
        return no(_("This place is for people who are older."))
    return YES


def may_be_called(name: str) -> Verdict:
    """Whether a cleaned name may stand before others: as a name, beside this community's own, and in what it says."""
    if not (verdict := judge_name(name)):
        return verdict
    if len(own := key_of(front_door().name)) > 3 and own in key_of(name):
        return no(_("This name could be taken for the people who run this place. Please choose another."))
    return _says_nothing_heavy(name)


def may_take_again(member: Member, name: str) -> Verdict:
    """A name that a moderator took from view comes back by a decision alone."""
    if member.held_name and key_of(name) == key_of(member.held_name):
        return no(_("A moderator took this name from view. Please choose another."))
    return YES


def is_new(member: Member) -> bool:
    return member.joined_at > timezone.now() - NEW_FOR


def _says_nothing_heavy(name: str) -> Verdict:
    if is_invented(name):
        return YES
    try:
        readings = [detection.read(spelling) for spelling in (name, _spaced(name))]
    except Exception as error:  # whatever broke, no name goes unread: people take an invented one meanwhile
        logger.error("detection failed on a name: %s", place_of(error))
        return no(_("We cannot look at names right now. Please take one of those that we suggest."))
    if any(_weighs(reading) for reading in readings):
        return no(
            _(
                "This name could weigh on others who read it. Please choose another. "
                "If it says how you feel, you need not carry that alone: “Get help now” is open to you."
            )
        )
    return YES


def _weighs(reading: detection.Reading) -> bool:
    return reading.level > detection.Level.NONE or any(reading.axes[axis] >= 0.5 for axis in HEAVY)


def _spaced(name: str) -> str:
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[-’']", " ", name).split())
