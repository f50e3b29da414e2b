"""Which rooms a moderator serves, for the queue of the moderation desk."""

from django.db.models import Exists, OuterRef, Q

from hearthside.care.contributions.registry import register_rooms
from hearthside.people.members.models import Member, Role

from .models import Membership, Space, Visibility


@register_rooms
def closed_to(moderator: Member) -> set[str]:
    """Hidden spaces to which they do not belong, as long as another moderator does: nothing waits for nobody."""
    serving = Membership.objects.filter(space=OuterRef("pk"), member__roles__contains=f",{Role.MODERATOR},")
    hidden = Space.objects.filter(Q(visibility=Visibility.HIDDEN), Exists(serving))
    closed = hidden.exclude(memberships__member=moderator)
    return {f"spaces.space:{pk}" for pk in closed.values_list("pk", flat=True)}
