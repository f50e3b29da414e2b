from typing import Any

from django.utils.translation import gettext_lazy as _

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Consent
from .queries import consents_of


@claim
class ConsentData(PersonalData):
    title = _("What you agreed to")
    models = (Consent,)
    order = 60

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [
            {"what": consent.what, "version": consent.version, "given_at": consent.given_at.isoformat()}
            for consent in consents_of(member)
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        consents_of(member).delete()
