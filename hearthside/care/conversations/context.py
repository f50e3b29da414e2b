from django.http import HttpRequest

from .queries import unread_by


def unread_answers(request: HttpRequest) -> dict[str, object]:
    """The oldest conversation with something unread, for the quiet banner on every page."""
    member = getattr(request, "member", None)
    return {"unread_answer": unread_by(member) if member else None}
