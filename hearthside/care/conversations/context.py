from django.http import HttpRequest

from .queries import unseen_by


def unread_answers(request: HttpRequest) -> dict[str, object]:
    """What waits to be read, for the quiet banner on every page."""
    member = getattr(request, "member", None)
    what, pk = (unseen_by(member) if member else None) or ("", None)
    return {"unread_answer": pk if what == "answer" else None, "unseen_decision": pk if what == "decision" else None}
