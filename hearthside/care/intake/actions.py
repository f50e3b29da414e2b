"""The one gate before publication."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.moderation.actions import open_item
from hearthside.care.moderation.models import Why
from hearthside.care.rota.queries import cover
from hearthside.care.safety import detection
from hearthside.care.safety.actions import offer_support, open_case, record_signs
from hearthside.care.safety.models import Case, Offer
from hearthside.care.safety.queries import what_detection_is_told
from hearthside.foundation.trouble import place_of
from hearthside.people.members.models import Member

from . import rules

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Assessment:
    """What the gate answers: whether to hold, why, and the support to show the writer in the same response."""

    should_hold: bool
    held_why: str = ""  # "imminent", "risk", "method", "pre_moderated", "newcomer", "axis", "not_assessed"
    level: int = 0
    offer: Offer | None = None


@transaction.atomic
def assess(row: Model, *, newcomer: bool = False) -> Assessment:
    """Read a contribution before others can; asks people when its words call for it.

    A case or a moderation item is opened, or neither, never both. When detection fails, the words are kept, held
    and queued for a person. The caller owns the row and acts on `should_hold`.
    """
    contribution = registry.wrap(row)
    reading = _read(contribution)
    if reading is None:
        open_item(contribution, Why.NOT_ASSESSED)
        return Assessment(should_hold=True, held_why=Why.NOT_ASSESSED)
    record_signs(contribution, reading.signs)
    # Who is there matters to risk and above alone; ordinary words need not ask the rota.
    is_staffed = reading.level < detection.Level.RISK or cover().is_staffed
    why_held = rules.why_hold(contribution, reading, newcomer=newcomer, is_staffed=is_staffed)
    case = _open_case(contribution, reading)
    if why_held and case is None:
        open_item(contribution, rules.desk_reason(why_held))
    offer = offer_support(case.member, reading) if case and case.member and not reading.about_another else None
    return Assessment(bool(why_held), why_held, int(reading.level), offer)


def _read(contribution: Contribution) -> detection.Reading | None:
    author: Member | None = contribution.author
    try:
        return detection.read(contribution.words, author.language if author else "en", what_detection_is_told())
    except Exception as error:  # whatever broke, a person reads instead; see SAFETY rules, invariant 1
        logger.error("detection failed on %s: %s", contribution.key, place_of(error))
        return None


def _open_case(contribution: Contribution, reading: detection.Reading) -> Case | None:
    if reading.level == detection.Level.NONE or contribution.author is None or contribution.author_is_on_duty:
        return None
    return open_case(contribution, reading)
