from django.http import HttpRequest

from hearthside.people.members.models import Role


def desk_door(request: HttpRequest) -> dict[str, bool]:
    """Whether the header shows the ways to the desks and the operator's screens; asks no table."""
    member = getattr(request, "member", None)
    return {
        "has_desk": bool(member and member.has_role(Role.RESPONDER, Role.MODERATOR, Role.SUPERVISOR)),
        "is_operator": bool(member and member.has_role(Role.OPERATOR)),
    }
