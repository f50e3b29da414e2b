from django.db.models import Exists, OuterRef

from hearthside.people.members.models import Member

from .models import Message, Participant


def unread_by(member: Member) -> int | None:
    """The id of a conversation in which somebody else said something this member has not seen."""
    others = Message.objects.filter(
        conversation=OuterRef("conversation"), pk__gt=OuterRef("read_up_to"), is_assessed=True, is_held=False
    ).exclude(author=member)
    found = Participant.objects.filter(Exists(others), member=member, is_on_duty=False)
    return found.order_by("pk").values_list("conversation", flat=True).first()
