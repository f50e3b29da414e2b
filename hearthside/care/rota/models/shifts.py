"""Who is there, and how a shift passes from one to the next."""

from itertools import product
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member

from .desks import Desk, Duty, role_for
from .people import TrainingRecord


class Shifts(models.QuerySet["Shift"]):
    def counted(self) -> Self:
        """Only those of people who still have the role, and training that lasts until the shift has ended."""
        return self.filter(_stands())

    def weighed(self) -> Self:
        """All, each with `is_counted`."""
        return self.annotate(is_counted=models.ExpressionWrapper(_stands(), models.BooleanField()))


def _stands() -> Any:
    trained = TrainingRecord.objects.valid_to(OuterRef("ends_at"))
    has_role = Q(pk__in=())
    for desk, duty in product(Desk, Duty):
        has_role |= Q(desk=desk, duty=duty, member__roles__contains=f",{role_for(desk, duty)},")
    return has_role & Q(member__left_at=None) & Exists(trained.filter(member=OuterRef("member"), desk=OuterRef("desk")))


class Shift(models.Model):
    """When somebody has said they are there. The only source of every hour and wait that the product shows."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    desk = models.CharField(max_length=12, choices=Desk)
    duty = models.CharField(max_length=12, choices=Duty, default=Duty.DESK)
    slot = models.ForeignKey("Slot", null=True, blank=True, on_delete=models.SET_NULL, related_name="shifts")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    objects = Shifts.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_starts"),
            models.UniqueConstraint(fields=("slot", "member"), name="one_place_in_a_slot_each"),
        )
        indexes = (
            models.Index(fields=("desk", "ends_at")),
            models.Index(fields=("member", "ends_at")),
        )


class Swap(models.Model):
    """A shift on offer to others; it stays with whoever has it until somebody takes it."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="swaps")
    offered_by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    offered_to = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    offered_at = models.DateTimeField()
    taken_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)  # taken, refused by whom it was offered to, or withdrawn

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("shift",), condition=Q(closed_at=None), name="one_open_swap_per_shift"),
        )


class HandOver(models.Model):
    """What the next people need to know; an empty note says that nothing is open."""

    shift = models.OneToOneField(Shift, on_delete=models.CASCADE, related_name="hand_over")
    note = PrivateText(blank=True)
    written_at = models.DateTimeField()
