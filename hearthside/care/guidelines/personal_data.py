from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import GuidelineVersion


@claim
class GuidelinesData(PersonalData):
    """Who put a version in force; what somebody agreed to is a Consent."""

    models = (GuidelineVersion,)

    def erase(self, member: Member, keep_words: bool) -> None:
        GuidelineVersion.objects.filter(made_by=member).update(made_by=None)
