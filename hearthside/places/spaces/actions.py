"""What an operator does with spaces. Each step is written into the audit log."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from . import rules
from .models import Membership, Space

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


def _described(space: Space, described: dict[str, Any]) -> Space:
    if unknown := set(described) - set(SHAPE):
        raise TypeError(f"a space has no {', '.join(sorted(unknown))}")
    for field, value in described.items():
        setattr(space, field, value)
    space.full_clean()
    space.save()
    return space
