from django.http import HttpRequest

from .queries import FrontDoor, kept_copy
from .queries import front_door as read_front_door


def front_door(request: HttpRequest) -> dict[str, FrontDoor]:
    """The community's name and ways out, for every page."""
    needs_no_database = getattr(request, "needs_no_database", False)
    return {"community": kept_copy() if needs_no_database else read_front_door()}
