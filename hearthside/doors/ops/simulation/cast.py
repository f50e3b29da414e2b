"""The invented community: members who write, people who help, a space to write in."""

import random
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from hearthside.care.rota.actions import record_training
from hearthside.care.rota.models import Desk
from hearthside.people.accounts.models import Account
from hearthside.people.members.models import AgeBand, Member, Role, Standing
from hearthside.people.organisations.actions import describe_community
from hearthside.places.spaces.actions import open_space
from hearthside.places.spaces.models import Space

BATCH = 2000
NO_PASSPHRASE = "!"  # nobody logs in here
DOMAIN = "simulation.invalid"  # can never exist


@dataclass(frozen=True)
class Place:
    operator: Member
    spaces: list[Space]
    members: list[Member]


def found_community(members: int) -> Place:
    """A community that is ready to open, without anybody who helps."""
    describe_community(name="Simulated", purpose="A place that was never there.", on_call_address=f"on-call@{DOMAIN}")
    operator = _people("operator", 1, Role.OPERATOR)[0]
    spaces = [
        open_space(operator, name=name, slug=name.lower(), purpose="To be heard.") for name in ("Evenings", "Mornings")
    ]
    return Place(operator, spaces, _people("member", members))


def bring_helpers(place: Place, word: str, count: int, *roles: Role) -> list[Member]:
    """People with these roles, trained for the triage desk."""
    today = timezone.now().date()
    helpers = _people(word, count, *roles)
    for helper in helpers:
        record_training(
            place.operator, helper, Desk.TRIAGE, course="First steps", trained_on=today - timedelta(days=30),
            expires_on=today + timedelta(days=330), referee="Somebody who knows them",
            referee_heard_on=today,
        )  # fmt: skip
    return helpers


@cache
def sentences(kind: str) -> list[str]:
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text())
    return list(read[kind])


def say(kind: str, chance: random.Random) -> str:
    return chance.choice(sentences(kind))


def _people(word: str, count: int, *roles: Role) -> list[Member]:
    # `is_demo` stands for "has a second step at log-in", without which no desk opens.
    accounts = [
        Account(
            login_name=f"{word}{number}", password=NO_PASSPHRASE, is_demo=bool(roles),
            email=f"{word}{number}@{DOMAIN}" if roles else "",
        )
        for number in range(count)
    ]  # fmt: skip
    Account.objects.bulk_create(accounts, batch_size=BATCH)
    joined = timezone.now() - timedelta(days=90)
    return Member.objects.bulk_create(
        [
            Member(
                account=account, name=f"{word.capitalize()} {number}", name_key=f"{word}{number}",
                age_band=AgeBand.FROM_25, standing=Standing.SHOWN, joined_at=joined, onboarded_at=joined,
                avatar_seed=f"{word[:6]}{number}", roles="".join(f",{role}" for role in roles) + ("," if roles else ""),
            )
            for number, account in enumerate(accounts)
        ],
        batch_size=BATCH,
    )  # fmt: skip
