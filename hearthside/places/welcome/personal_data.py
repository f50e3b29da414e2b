from hearthside.care.contributions.registry import wrap
from hearthside.care.safety.actions import seal_words_of
from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member


@claim
class ProfileData(PersonalData):
    """Keeps no rows of its own: the profile's are the members app's, which cannot know of open cases."""

    order = 10  # before an open case learns that they left, and long before the row is emptied

    def erase(self, member: Member, keep_words: bool) -> None:
        """An open case about the profile keeps a sealed copy of its words."""
        seal_words_of(wrap(member))
