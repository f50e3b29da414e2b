from django.http import HttpRequest

from .models import Member


def viewer(request: HttpRequest) -> dict[str, Member | None]:
    """Who is looking, for templates."""
    return {"viewer": getattr(request, "member", None)}
