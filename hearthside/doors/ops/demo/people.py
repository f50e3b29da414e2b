"""The invented people and their roles."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password

from hearthside.care.intake.actions import assess
from hearthside.people.accounts.models import Account
from hearthside.people.members.actions import change_profile, finish_onboarding, hold_profile, join, show_profile
from hearthside.people.members.models import AgeBand, Member

from .story import cast

PASSPHRASE = "a warm lamp in the window"  # no secret: it is printed, and opens invented people alone
NO_PASSPHRASE_YET: Any = None  # one is given to all at once


def bring_the_cast(now: datetime) -> dict[str, Member]:
    """Everybody by the key that the story uses."""
    people = {person["key"]: _join(person, now) for person in cast()}
    # One hash for all: it is slow on purpose, and opens invented people alone.
    Account.objects.filter(is_demo=True).update(password=make_password(PASSPHRASE))
    return people


def _join(person: dict[str, Any], now: datetime) -> Member:
    member = join(
        person["name"], NO_PASSPHRASE_YET, person.get("age_band") or AgeBand.FROM_25, is_demo=True,
        country=person["country"], time_zone=person["time_zone"], language=person["language"],
    )  # fmt: skip
    _describe(member, person)
    finish_onboarding(member)
    member.roles = "".join(f",{role}" for role in person["roles"]) + ("," if person["roles"] else "")
    member.joined_at = member.onboarded_at = now - timedelta(days=float(person["joined_days_ago"]))
    member.avatar_seed = person["key"]  # the same faces in every demo, so that pictures of it can be compared
    member.save(update_fields=["roles", "joined_at", "onboarded_at", "avatar_seed"])
    Account.objects.filter(member=member).update(opened_at=member.joined_at)
    return member


def _describe(member: Member, person: dict[str, Any]) -> None:
    change_profile(member, person["pronouns"], person["about"])
    (hold_profile if assess(member).should_hold else show_profile)(member)
