from dataclasses import dataclass
from datetime import UTC, date

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.people.members.models import Member, Role
from hearthside.people.members.queries import members_with_role

from ..models import ROLE_AT, Desk, TrainingRecord, desks_of
from ..rules import EXPIRES_SOON


@dataclass(frozen=True)
class Trained:
    """Where somebody stands with the training for a desk."""

    member: Member
    desk: Desk
    records: list[TrainingRecord]  # newest first

    @property
    def valid(self) -> TrainingRecord | None:
        """The one that lasts longest."""
        valid = [record for record in self.records if _is_valid(record)]
        return max(valid, key=lambda record: record.expires_on, default=None)

    @property
    def expires_soon(self) -> bool:
        return self.valid is not None and self.valid.expires_on <= _today() + EXPIRES_SOON


def training_of(member: Member) -> list[Trained]:
    """For each desk that they serve, or once were trained for."""
    return _standings([member], TrainingRecord.objects.filter(member=member))


def training_of_all() -> list[Trained]:
    """Of everybody with a role that needs it: first who lacks it, then by who runs out first."""
    helpers = list(members_with_role(*ROLE_AT.values(), Role.SUPERVISOR))
    records = TrainingRecord.objects.filter(member__in=helpers)
    return sorted(_standings(helpers, records), key=lambda each: each.valid.expires_on if each.valid else date.min)


def _standings(members: list[Member], records: QuerySet[TrainingRecord]) -> list[Trained]:
    kept = list(records.select_related("recorded_by").order_by("-trained_on", "-pk"))
    found = []
    for member in members:
        for desk in Desk:
            own = [record for record in kept if (record.member_id, record.desk) == (member.pk, desk)]
            if own or desk in desks_of(member):
                found.append(Trained(member, desk, own))
    return found


def _is_valid(record: TrainingRecord) -> bool:
    return record.withdrawn_at is None and record.referee_heard_on is not None and record.expires_on >= _today()


def _today() -> date:
    return timezone.now().astimezone(UTC).date()
