from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hearthside.people.members.models import Member


class Desk(models.TextChoices):
    TRIAGE = "triage", _("Triage")
    MODERATION = "moderation", _("Moderation")


class Shift(models.Model):
    """When somebody has said they are there. The only source of every hour and wait that the product shows."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    desk = models.CharField(max_length=12, choices=Desk)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_starts"),
        )
        indexes = (models.Index(fields=("desk", "ends_at")),)
