from django.http import HttpRequest

from .queries import alerts_of
from .rules import is_helper


def alerts(request: HttpRequest) -> dict[str, object]:
    """The banners of people who help; for everybody else nothing is asked."""
    member = getattr(request, "member", None)
    if member is None or not is_helper(member):
        return {}
    return {"is_paged": True, "alerts": alerts_of(member)}
