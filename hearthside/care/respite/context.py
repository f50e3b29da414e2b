from django.http import HttpRequest


def helper(request: HttpRequest) -> dict[str, bool]:
    """Whether the menu leads to the page on which helpers look after themselves; asks no table."""
    member = getattr(request, "member", None)
    return {"is_helper": bool(member and member.roles)}
