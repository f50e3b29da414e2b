from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from ..models import PhraseVersion
from ..phrasing import Phrases, as_body, faults_in_phrases
from ..queries import what_detection_is_told
from ..rules import may_write_phrases


@transaction.atomic
def publish_phrases(operator: Member, phrases: Phrases, note: str) -> PhraseVersion:
    """Put a community's own phrases in force for everything that is written from now on.

    Raises:
        ValidationError: when an example fails, or a phrase would make detection deaf; with a sentence for each.
    """
    require(may_write_phrases(operator))
    if faults := faults_in_phrases(phrases, what_detection_is_told()):
        raise ValidationError(faults)
    version = PhraseVersion.objects.create(body=as_body(phrases), note=note, made_by=operator, made_at=timezone.now())
    record(operator.pk, "published phrases", f"safety.phraseversion:{version.pk}")
    return version
