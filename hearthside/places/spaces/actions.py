"""What an operator does with spaces, and what hosts remind them of. Each step is written into the audit log."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.guidelines.queries import current_clauses
from hearthside.care.intake.actions import assess
from hearthside.care.quality.actions import forget_words
from hearthside.care.safety.actions import seal_words_of
from hearthside.care.safety.models import Offer
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from . import rules
from .models import GuidelineNote, Membership, NoteStanding, Space

SHAPE = ("name", "slug", "purpose", "guidelines", "policy", "holds_risk", "visibility", "position")


@transaction.atomic
def open_space(operator: Member, **described: Any) -> Space:
    """A new room, described by the model's fields (see `SHAPE`).

    Raises:
        ValidationError: when the description does not hold, such as an address already in use.
    """
    require(rules.may_shape_spaces(operator))
    space = _described(Space(), described)
    record(operator.pk, "open_space", f"spaces.space:{space.pk}")
    return space


@transaction.atomic
def change_space(operator: Member, space: Space, **described: Any) -> Space:
    """Change what is given and leave the rest; what was already posted is not held again."""
    require(rules.may_shape_spaces(operator))
    _described(space, described)
    record(operator.pk, "change_space", f"spaces.space:{space.pk}")
    return space


@transaction.atomic
def archive_space(operator: Member, space: Space) -> None:
    """Close it: nobody finds it any more, nothing is deleted."""
    require(rules.may_shape_spaces(operator))
    space.archived_at = timezone.now()
    space.save(update_fields=["archived_at"])
    record(operator.pk, "archive_space", f"spaces.space:{space.pk}")


@transaction.atomic
def restore_space(operator: Member, space: Space) -> None:
    require(rules.may_shape_spaces(operator))
    space.archived_at = None
    space.save(update_fields=["archived_at"])
    record(operator.pk, "restore_space", f"spaces.space:{space.pk}")


@transaction.atomic
def add_member(operator: Member, space: Space, member: Member, *, is_host: bool = False) -> Membership:
    """Let somebody belong to a space; said again, it changes whether they are a host."""
    require(rules.may_shape_spaces(operator))
    belonging, _made = Membership.objects.update_or_create(space=space, member=member, defaults={"is_host": is_host})
    record(operator.pk, "add_to_space", f"spaces.space:{space.pk}", reason=f"members.member:{member.pk}")
    return belonging


@transaction.atomic
def remove_member(operator: Member, space: Space, member: Member) -> None:
    require(rules.may_shape_spaces(operator))
    Membership.objects.filter(space=space, member=member).delete()
    record(operator.pk, "remove_from_space", f"spaces.space:{space.pk}", reason=f"members.member:{member.pk}")


@dataclass(frozen=True)
class Reminded:
    """The note, and the support to show its writer in the same response."""

    note: GuidelineNote
    offer: Offer | None = None


@transaction.atomic
def remind(host: Member, space: Space, clause: str, words: str, every_days: int) -> Reminded:
    """Put a note about a clause above the space, from today on, every so many days; read before others see it."""
    require(rules.may_remind(host, space))
    known = next((each for each in current_clauses() if each.key == clause), None)
    running = GuidelineNote.objects.filter(space=space, ended_at=None)
    require(rules.may_be_noted(known, every_days, running.count()))
    note = GuidelineNote.objects.create(
        space=space, clause=clause, words=words, every_days=every_days, begins_on=timezone.localdate(), made_by=host,
        made_at=timezone.now(),
    )  # fmt: skip
    record(host.pk, "remind_of_clause", f"spaces.guidelinenote:{note.pk}")
    assessment = assess(note)
    if assessment.should_hold:
        hold_note(note, assessment.held_why)
    else:
        show_note(note)
    return Reminded(note, assessment.offer)


@transaction.atomic
def end_note(host: Member, note: GuidelineNote) -> None:
    require(rules.may_remind(host, note.space))
    if note.ended_at is None:
        note.ended_at = timezone.now()
        note.save(update_fields=["ended_at"])
        record(host.pk, "end_note", f"spaces.guidelinenote:{note.pk}")


def hold_note(note: GuidelineNote, why: str) -> None:
    """Keep it from everybody but the hosts until a person has looked."""
    _stand(note, NoteStanding.HELD, why)


def hide_note(note: GuidelineNote) -> None:
    _stand(note, NoteStanding.HIDDEN, note.held_why)


def show_note(note: GuidelineNote) -> None:
    note.shown_at = note.shown_at or timezone.now()
    _stand(note, NoteStanding.SHOWN, "")


def take_away(note: GuidelineNote) -> None:
    """Erase the words; an open case about them keeps its sealed copy."""
    seal_words_of(wrap(note))
    forget_words(wrap(note))
    note.delete()


def _stand(note: GuidelineNote, standing: NoteStanding, why: str) -> None:
    note.standing, note.held_why = standing, why[:20]
    note.save(update_fields=["standing", "held_why", "shown_at"])


def _described(space: Space, described: dict[str, Any]) -> Space:
    if unknown := set(described) - set(SHAPE):
        raise TypeError(f"a space has no {', '.join(sorted(unknown))}")
    for field, value in described.items():
        setattr(space, field, value)
    space.full_clean()
    space.save()
    return space
