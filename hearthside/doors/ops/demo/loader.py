"""Adds the demo community to an installation that holds nothing."""

from datetime import datetime

import click
from django.db import transaction
from django.utils import timezone

from hearthside.care.guidelines.actions import adopt_shipped, agree
from hearthside.people.accounts.models import Account
from hearthside.people.members.models import Member
from hearthside.people.organisations.actions import describe_community
from hearthside.people.organisations.models import Community
from hearthside.places.spaces.actions import add_member, open_space

from .council import hold_council
from .desk_life import enliven_desks
from .duty import open_the_rota
from .people import bring_the_cast
from .story import read, story
from .telling import Telling

ON_CALL = "on-call@lantern-room.invalid"  # a domain that can never exist: no page of the demo reaches anybody
DISCLOSURE = (
    "We tell somebody outside only when a life is in danger and nothing else is left. Two people on duty decide it "
    "together, write down why, and you are told afterwards. We do not know who or where you are, so often there is "
    "nothing to tell."
)
HOSTS = {"first-steps": "lin", "evenings": "bo", "voices-and-visions": "jun"}


def is_empty() -> bool:
    return not (Account.objects.exists() or Member.objects.exists() or Community.objects.exists())


def refuse_unless_empty() -> None:
    if not is_empty():
        raise click.ClickException(
            "The demo community is added to an empty installation alone, and this one is not empty: "
            "set HEARTHSIDE_HOME to a new folder for it."
        )


@transaction.atomic
def load_demo(quiet: bool = False) -> None:
    """All of it or nothing."""
    refuse_unless_empty()
    now = timezone.now()
    people = found_community(now)
    Telling(people, keeper=people["ren"]).tell(story(now), quiet)
    enliven_desks(people)
    hold_council(people)


def found_community(now: datetime) -> dict[str, Member]:
    """The community without its talk: description, people, guidelines, spaces, hours."""
    told = read("community")
    describe_community(
        name=told["name"], purpose=told["purpose"].strip(), minimum_age=told["minimum_age"], on_call_address=ON_CALL,
        contact_address=ON_CALL, disclosure_policy=DISCLOSURE, is_demo=True,
    )  # fmt: skip
    people = bring_the_cast(now)
    adopt_shipped(people["ola"])
    for member in people.values():
        agree(member)
    for position, told_of in enumerate(read("spaces")):
        described = {name: value.strip() if isinstance(value, str) else value for name, value in told_of.items()}
        space = open_space(people["ola"], position=position, **described)
        if host := HOSTS.get(space.slug):
            add_member(people["ola"], space, people[host], is_host=True)
    open_the_rota(people)
    return people
