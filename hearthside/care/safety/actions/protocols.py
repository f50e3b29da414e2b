from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from ..models import ProtocolVersion
from ..protocol import faults_in
from ..rules import may_write_protocol


@transaction.atomic
def publish_protocol(operator: Member, body: dict[str, Any], note: str) -> ProtocolVersion:
    """Put a protocol in force, from this moment, for cases that wait already too.

    Raises:
        ValidationError: when it is not sound or weaker than the ladder; with a sentence for each fault.
    """
    require(may_write_protocol(operator))
    if faults := faults_in(body):
        raise ValidationError([f"{fault.where}: {fault.what}" if fault.where else str(fault.what) for fault in faults])
    version = ProtocolVersion.objects.create(body=body, note=note, made_by=operator, made_at=timezone.now())
    record(operator.pk, "published a protocol", f"safety.protocolversion:{version.pk}")
    return version
