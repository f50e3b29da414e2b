from django.db.models import QuerySet

from hearthside.people.members.models import Member

from .models import Membership, Space


def spaces_for(viewer: Member | None) -> QuerySet[Space]:
    """The spaces somebody knows of, in the operator's order; None is a visitor without an account."""
    return Space.objects.visible_to(viewer)


def people_of(space: Space) -> QuerySet[Membership]:
    """Who belongs to a space, hosts first; for the operator's screens."""
    return Membership.objects.filter(space=space).select_related("member").order_by("-is_host", "since")


def hosts_of(space: Space) -> list[Member]:
    return [belonging.member for belonging in people_of(space).filter(is_host=True)]
