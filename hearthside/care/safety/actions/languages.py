from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from ..models import ReadLanguage
from ..rules import may_switch_language


@transaction.atomic
def switch_language_on(operator: Member, code: str) -> ReadLanguage:
    """Have everything that is written from now on read for danger in this language too."""
    require(may_switch_language(operator, code))
    row, is_new = ReadLanguage.objects.get_or_create(
        code=code, defaults={"switched_on_by": operator, "switched_on_at": timezone.now()}
    )
    if is_new:
        record(operator.pk, "switched a language on", f"safety.readlanguage:{code}")
    return row


@transaction.atomic
def switch_language_off(operator: Member, code: str) -> None:
    """Read nothing in this language any more; what was found stays."""
    require(may_switch_language(operator, code))
    deleted, _by_model = ReadLanguage.objects.filter(code=code).delete()
    if deleted:
        record(operator.pk, "switched a language off", f"safety.readlanguage:{code}")
