import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse

from hearthside.care.guidelines.actions import adopt_shipped
from hearthside.people.members.models import Member, Standing
from hearthside.people.organisations.actions import describe_community
from hearthside.people.privacy.queries import has_consented
from hearthside.places.welcome import rules

JOIN = "/join/"
PASSPHRASE = "seven geese over the marsh"


@pytest.fixture
def open_door(community, ren):
    """A community that lets people in: described, with somebody on call and somebody who responds."""
    return community


@pytest.fixture
def age(client, open_door) -> str:
    return client.post(JOIN, {"age_band": "25_39"}).context["form"].initial["age"]


def given(age: str, **others: str) -> dict[str, str]:
    return {"age": age, "name": "Still Harbour", "passphrase": PASSPHRASE, "agree": "on"} | others


def test_nobody_is_let_in_while_nobody_is_on_call(client, db):
    answer = client.get(JOIN)
    assert "We cannot welcome you yet" in answer.content.decode()
    client.post(JOIN, {"age_band": "25_39"})
    assert not Member.objects.exists()


def test_before_joining_people_read_what_this_is(client, open_door):
    page = client.get(JOIN).content.decode()
    assert "A place to be heard." in page
    assert "not an emergency service" in page


@pytest.mark.parametrize(("band", "minimum"), [("under_18", 18), ("18_24", 25), ("25_39", 40)])
def test_who_is_too_young_is_shown_help_and_leaves_no_trace(client, open_door, band, minimum, caplog):
    describe_community(minimum_age=minimum)
    before = Member.objects.count()
    page = client.post(JOIN, {"age_band": band}).content.decode()
    assert 'action="/help/youth/"' in page
    assert (Session.objects.count(), Member.objects.count()) == (0, before)
    assert "session" not in client.cookies
    assert not caplog.records


def test_the_step_before_the_account_stores_nothing(client, age):
    client.post(JOIN, given(age, name="anna@example.org"))
    assert Session.objects.count() == 0


def test_a_name_and_a_passphrase_are_enough(client, age):
    answer = client.post(JOIN, given(age))
    assert answer.url == reverse("account_codes")
    member = Member.objects.get(name="Still Harbour")
    assert (member.age_band, member.country, member.account.email, member.standing) == ("25_39", "", "", Standing.SHOWN)
    assert client.get(JOIN).url == "/"


def test_the_guidelines_are_agreed_to_by_version(client, age, ola):
    version = adopt_shipped(ola)
    page = client.post(JOIN, {"age_band": "25_39"}).content.decode()
    assert all(clause.title in page for clause in version.clauses.exclude(title__contains='"'))
    refused = client.post(JOIN, {key: value for key, value in given(age).items() if key != "agree"})
    assert "agree to them" in refused.content.decode()
    client.post(JOIN, given(age))
    assert has_consented(Member.objects.get(name="Still Harbour"), "guidelines", version.number)


def test_another_name_keeps_the_age_and_asks_for_nothing_else(client, age):
    form = client.post(JOIN, {"age": age, "suggest": "yes"}).context["form"]
    assert form.initial["age"] == age
    assert rules.may_be_called(form.initial["name"])
    form = client.post(JOIN, {"age": age, "suggest": "Velvet Teapot"}).context["form"]
    assert form.initial["name"] == "Velvet Teapot"


def test_names_are_suggested_by_a_plain_link(client, open_door):
    assert len(client.get(JOIN, {"suggest": "1"}).context["names"]) == 12


def test_a_forged_or_late_age_begins_again(client, open_door):
    answer = client.post(JOIN, given("25_39"))
    assert "How old are you?" in answer.content.decode()
    assert not Member.objects.filter(name="Still Harbour").exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Lantern Room Team", "role here"),
        ("The Lantern Room", "run this place"),
        ("I will kill myself", "weigh on others"),
        ("kill-your-self", "weigh on others"),
        ("Pale Harbour", "has this name"),
        ("Anna Smith", "full name"),
    ],
)
def test_a_name_is_refused_with_a_reason_and_the_words_stay(client, age, bo, name, why):
    answer = client.post(JOIN, given(age, name=name))
    page = answer.content.decode()
    assert why in page
    assert f'value="{name}"' in page
    assert not Member.objects.filter(name=name).exclude(pk=bo.pk).exists()


def test_when_names_cannot_be_read_invented_ones_still_open_the_door(client, age, monkeypatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(rules.detection, "read", broken)
    assert "take one of those" in client.post(JOIN, given(age, name="Moth at Noon")).content.decode()
    assert client.post(JOIN, given(age, name="Quiet Otter")).status_code == 302
    assert (
        Member.objects.get(name="Quiet Otter").standing == Standing.HELD
    )  # asked for a person, as everything unread is


@pytest.mark.parametrize("passphrase", ["short", "Still Harbour", "1234567890"])
def test_weak_passphrases_are_refused(client, age, passphrase):
    answer = client.post(JOIN, given(age, name="Still Harbour", passphrase=passphrase))
    assert answer.context["form"].has_error("passphrase")


def test_joining_is_slowed_down_from_one_address(client, age, settings):
    settings.JOINS_PER_HOUR = 2
    for number in range(2):
        client.logout()
        assert client.post(JOIN, given(age, name=f"Still Harbour {number}")).status_code == 302
    client.logout()
    assert "a lot of tries" in client.post(JOIN, given(age, name="Late Harbour")).content.decode()
    cache.clear()
    assert client.post(JOIN, given(age, name="Late Harbour")).status_code == 302


ODD = [
    "\x00",
    "\u202egnirts",
    "\u200b\u200d",
    "x" * 100_000,
    "<script>alert(1)</script>",
    "🦦🦦",
    "نهر",
    "\ufdfa" * 30,
    "a\u0300\u0301\u0302",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("field", ["name", "passphrase", "age", "agree"])
def test_odd_input_gets_a_kind_answer(client, age, field, text):
    answer = client.post(JOIN, given(age) | {field: text})
    assert answer.status_code in {200, 302}
    assert b"<script>alert" not in answer.content
