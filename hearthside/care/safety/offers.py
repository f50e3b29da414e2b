"""The registry in which upper apps enter what the help card may offer: a person here, a plan, an exercise."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from hearthside.people.members.models import Member


@dataclass(frozen=True)
class Route:
    """One button on the card."""

    code: str
    label: str | Promise
    address: Callable[[Member], str]
    is_form: bool = False  # pressed as a POST
    is_next_step: bool = False  # the one button that stands out, while somebody is here
    position: int = 50  # the lowest stands first


_routes: dict[str, Route] = {}


def enter(route: Route) -> None:
    _routes[route.code] = route


def routes() -> list[Route]:
    """All that was entered, in the order of their positions."""
    return sorted(_routes.values(), key=lambda route: route.position)
