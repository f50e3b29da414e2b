from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import EmergencyContact


def keep_contact(member: Member, who: str, how: str, to_know: str = "") -> EmergencyContact:
    """Seal what the member wants us to know in an emergency; what stood there before is gone."""
    kept, _made = EmergencyContact.objects.update_or_create(
        member=member, defaults={"who": who, "how": how, "to_know": to_know, "written_at": timezone.now()}
    )
    return kept


def forget_contact(member: Member) -> None:
    EmergencyContact.objects.filter(member=member).delete()
