from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.personal_data import PersonalData, claim

from .actions import forget_member
from .models import Block, Member, Mute
from .queries import blocked_by, muted_by


@claim
class MemberData(PersonalData):
    """Who somebody is to others here, and whom they keep away from."""

    title = _("You as others meet you here")
    models = (Member, Block, Mute)
    order = 99  # what others point to goes last

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [
            {
                "name": member.name,
                "name_taken_from_view": member.held_name,
                "pronouns": member.pronouns,
                "about": member.about,
                "shown_to_others": member.standing,
                "age_band": member.age_band,
                "country": member.country,
                "language": member.language,
                "time_zone": member.time_zone,
                "roles": member.role_names,
                "topics": member.topics,
                "content_warnings": member.warning_choices,
                "may_be_contacted_by": member.may_be_contacted_by,
                "can_be_found": member.is_findable,
                "joined_at": member.joined_at.isoformat(),
                "people_you_blocked": [other.name for other in blocked_by(member)],
                "people_you_muted": [other.name for other in muted_by(member)],
            }
        ]

    def erase(self, member: Member, keep_words: bool) -> None:
        Block.objects.filter(Q(blocker=member) | Q(blocked=member)).delete()
        Mute.objects.filter(Q(muter=member) | Q(muted=member)).delete()
        forget_member(member)
