"""The same people in every test. ana is new, bo a member, lin a listener, fay a facilitator, mo a moderator,
ren on call, sol the supervisor, ed an editor, eve another member, ola the operator."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.care.rota.models import ROLE_AT, TrainingRecord
from hearthside.people.accounts.models import Account
from hearthside.people.members.models import Member
from hearthside.people.members.sign_in import BACKEND
from hearthside.people.organisations.actions import describe_community
from hearthside.people.organisations.models import Community

PASSPHRASE = "a warm lamp in the window"
ClientOf = Callable[[Member], Client]


def make_member(key: str, name: str, *roles: str, days: int = 100, **fields: object) -> Member:
    # is_demo stands for "has a second step": the tests of the second step itself use accounts without it
    account = Account.objects.create(login_name=name.casefold(), is_demo=bool(roles))
    defaults = {
        "age_band": "25_39",
        "joined_at": timezone.now() - timedelta(days=days),
        "onboarded_at": timezone.now() - timedelta(days=days),
        "avatar_seed": key,
    }
    member = Member.objects.create(
        account=account,
        name=name,
        name_key=name.casefold().replace(" ", ""),
        roles="".join(f",{role}" for role in roles) + ("," if roles else ""),
        **{**defaults, **fields},
    )
    for desk, role in ROLE_AT.items():
        if role in roles:
            train(member, desk)
    return member


def train(member: Member, desk: str, days: int = 1000) -> TrainingRecord:
    """A record that somebody was trained for a desk, valid for so many days more."""
    today = timezone.now().date()
    return TrainingRecord.objects.create(
        member=member, desk=desk, course="First steps", trained_on=min(today, today + timedelta(days=days)),
        expires_on=today + timedelta(days=days), referee="Somebody who knows them", referee_heard_on=today,
    )  # fmt: skip


@pytest.fixture
def community(db: None) -> Community:
    return describe_community(name="Lantern Room", purpose="A place to be heard.", on_call_address="oncall@example.org")


@pytest.fixture
def ana(db: None) -> Member:
    return make_member("ana", "Quiet Otter", days=1)


@pytest.fixture
def bo(db: None) -> Member:
    return make_member("bo", "Pale Harbour")


@pytest.fixture
def lin(db: None) -> Member:
    return make_member("lin", "Marsh Lantern", "listener")


@pytest.fixture
def fay(db: None) -> Member:
    return make_member("fay", "Green Kettle", "facilitator")


@pytest.fixture
def mo(db: None) -> Member:
    return make_member("mo", "Grey Finch", "moderator")


@pytest.fixture
def ren(db: None) -> Member:
    return make_member("ren", "Slow Comet", "responder")


@pytest.fixture
def sol(db: None) -> Member:
    return make_member("sol", "Deep Well", "supervisor", "responder")


@pytest.fixture
def ed(db: None) -> Member:
    return make_member("ed", "Paper Boat")


@pytest.fixture
def eve(db: None) -> Member:
    return make_member("eve", "Thin Ice")


@pytest.fixture
def ola(db: None) -> Member:
    return make_member("ola", "Tall Gate", "operator")


@pytest.fixture
def client_of() -> ClientOf:
    def log_in(member: Member) -> Client:
        client = Client()
        client.force_login(member.account, backend=BACKEND)
        return client

    return log_in
