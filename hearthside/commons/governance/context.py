from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hearthside.people.members.models import Role

from .queries import overdue_policies


def overdue(request: HttpRequest) -> dict[str, object]:
    """Policies that should have been looked at again, on the operator's screens and their front page alone."""
    member = getattr(request, "member", None)
    if not (
        member and member.has_role(Role.OPERATOR) and (request.path == "/" or request.path.startswith("/operator/"))
    ):
        return {}
    return {"overdue_policies": SimpleLazyObject(overdue_policies)}
