"""What members say about a draft; each remark goes through the gate before anybody else can read it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.intake.actions import assess
from hearthside.care.quality.actions import forget_words
from hearthside.care.safety.actions import seal_words_of
from hearthside.care.safety.models import Offer
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member
from hearthside.places.welcome.rules import is_new

from .. import rules
from ..models import Consultation, Remark, Standing


@dataclass(frozen=True)
class Said:
    """The remark, and the support to show its writer in the same response."""

    remark: Remark
    offer: Offer | None = None


@transaction.atomic
def remark(member: Member, consultation: Consultation, clause: str, words: str) -> Said:
    """Say something about a clause, or about all of the draft (""); the same words sent twice are one remark."""
    require(rules.may_remark(member, consultation, clause))
    same = Remark.objects.filter(consultation=consultation, clause=clause, author=member, words=words)
    if found := same.first():
        return Said(found)
    made = Remark.objects.create(
        consultation=consultation, clause=clause, author=member, words=words, written_at=timezone.now()
    )
    assessment = assess(made, newcomer=is_new(member))
    if assessment.should_hold:
        hold_remark(made, assessment.held_why)
    else:
        show_remark(made)
    return Said(made, assessment.offer)


@transaction.atomic
def take_back(member: Member, remark: Remark) -> None:
    require(rules.may_take_back(member, remark))
    take_away(remark)


def take_away(remark: Remark) -> None:
    """Erase the words; an open case about them keeps its sealed copy."""
    seal_words_of(wrap(remark))
    forget_words(wrap(remark))
    remark.delete()


def hold_remark(remark: Remark, why: str) -> None:
    """Keep it from everybody but its author until a person has looked."""
    _stand(remark, Standing.HELD, why)


def hide_remark(remark: Remark) -> None:
    _stand(remark, Standing.HIDDEN, remark.held_why)


def show_remark(remark: Remark) -> None:
    remark.shown_at = remark.shown_at or timezone.now()
    _stand(remark, Standing.SHOWN, "")


def _stand(remark: Remark, standing: Standing, why: str) -> None:
    remark.standing, remark.held_why = standing, why[:20]
    remark.save(update_fields=["standing", "held_why", "shown_at"])
