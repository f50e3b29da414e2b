from django.http import HttpRequest

from .queries import FrontDoor, front_door as read_front_door


def front_door(request: HttpRequest) -> dict[str, FrontDoor]:
    """The community's name and ways out, for every page."""
    return {"community": read_front_door()}
