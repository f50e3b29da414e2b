from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import queries


def rota_foot(request: HttpRequest) -> dict[str, Any]:
    """What the foot of a desk asks of whoever sits there; no table is asked on pages without that foot."""
    member = getattr(request, "member", None)
    return {"rota_foot": SimpleLazyObject(lambda: _foot(member))}


def _foot(member: Any) -> dict[str, Any]:
    if member is None:
        return {"due": None, "offers": 0}
    return {"due": queries.hand_over_due(member), "offers": queries.offers_waiting_for(member)}
