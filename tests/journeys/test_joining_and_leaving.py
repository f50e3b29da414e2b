"""After an erasure nothing personal of that member is left in any column of any table."""

import base64
import io
import json
import zipfile
import zlib

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client

from hearthside.people.accounts.models import Account
from hearthside.people.members import actions as members
from hearthside.people.members.models import Member
from hearthside.places.discussions import actions as discussions
from hearthside.places.discussions.actions import Written
from hearthside.places.spaces.models import Space

PASSPHRASE = "seven geese over the marsh"
PERSONAL = {
    "name": "Velvet Teapot",
    "login_name": "velvet teapot",
    "key": "velvetteapot",
    "about": "I repair accordions in a shed.",
    "pronouns": "xe/xem",
    "email": "accordion@example.org",
    "time_zone": "Pacific/Chatham",
}


@pytest.fixture
def browser(community, ren, bo) -> Client:
    """A member who has used everything there is to tell about oneself."""
    browser = Client()
    step = browser.post("/join/", {"age_band": "18_24"})
    sent = {
        "age": step.context["form"].initial["age"],
        "name": PERSONAL["name"],
        "passphrase": PASSPHRASE,
        "agree": "on",
    }
    browser.post("/join/", sent)
    profile = {"name": PERSONAL["name"], "pronouns": PERSONAL["pronouns"], "about": PERSONAL["about"]}
    browser.post("/me/settings/profile/", profile)
    browser.post("/me/settings/place/", {"country": "NZ", "time_zone": PERSONAL["time_zone"], "language": "en"})
    browser.post("/accounts/address/", {"email": PERSONAL["email"], "passphrase": PASSPHRASE})
    browser.post(f"/members/{bo.pk}/mute/")
    return browser


def test_the_scan_finds_what_is_there(browser):
    found = everything_in_tables()
    assert [word for word in PERSONAL.values() if word not in found] in ([], [PERSONAL["key"]])


@pytest.mark.parametrize("choice", ["remove", "keep"])
def test_after_leaving_nothing_personal_is_left_anywhere(browser, bo, choice):
    member = Member.objects.get(name=PERSONAL["name"])
    members.block(bo, member)
    answer = browser.post("/privacy/erasure/choice/", {"words": choice, "passphrase": PASSPHRASE}, follow=True)
    assert "You have left" in answer.content.decode()
    found = everything_in_tables()
    assert [word for word in PERSONAL.values() if word.casefold() in found.casefold()] == []
    assert not Account.objects.filter(login_name=PERSONAL["login_name"]).exists()
    assert Session.objects.count() == 0
    assert browser.get("/me/settings/").status_code == 302


def test_where_others_rows_lead_to_somebody_the_row_stays_and_is_empty(browser, bo):
    """A decision about them, for instance, keeps pointing to who left."""
    from hearthside.care.guidelines.models import GuidelineVersion

    member = Member.objects.get(name=PERSONAL["name"])
    version = GuidelineVersion.objects.create(opening="Be kind.", number=1, made_by=member)
    browser.post("/privacy/erasure/choice/", {"words": "keep", "passphrase": PASSPHRASE})
    assert PERSONAL["about"] not in everything_in_tables()
    version.refresh_from_db()
    if version.made_by:
        assert version.made_by.left_at
        assert version.made_by.name == "Someone who left"
        assert browser.get(f"/members/{member.pk}/").status_code == 302


def test_the_name_is_free_again_and_the_log_in_is_gone(browser):
    browser.post("/privacy/erasure/choice/", {"words": "remove", "passphrase": PASSPHRASE})
    answer = browser.post("/accounts/login/", {"login": PERSONAL["name"], "password": PASSPHRASE})
    assert "do not fit together" in answer.content.decode()


def test_the_copy_holds_everything_and_nothing_of_others(browser, bo):
    answer = browser.post("/privacy/export/file/")
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    as_data = json.dumps(json.loads(packed.read("everything.json")), ensure_ascii=False)
    as_page = packed.read("everything.html").decode()
    for word in (PERSONAL["name"], PERSONAL["about"], PERSONAL["email"], PERSONAL["time_zone"]):
        assert word in as_data
        assert word in as_page
    assert bo.name in as_data  # somebody they muted, by the name they know
    assert "I mend" not in as_data


def test_words_go_or_stay_without_a_name_as_chosen(browser, space):
    member = Member.objects.get(name=PERSONAL["name"])
    named = discussions.start_thread(member, space, Written("Bellows and reeds are drying.", title="Reeds")).post
    nameless = discussions.reply(member, named.thread, Written("Nobody knows I repair.", is_anonymous=True)).post
    copy = browser.post("/privacy/export/file/")
    as_data = zipfile.ZipFile(io.BytesIO(b"".join(copy.streaming_content))).read("everything.json").decode()
    assert "Bellows and reeds" in as_data
    assert "Nobody knows I repair" in as_data
    browser.post("/privacy/erasure/choice/", {"words": "keep", "passphrase": PASSPHRASE})
    for post in (named, nameless):
        post.refresh_from_db()
        assert post.author is None or post.author.left_at
    found = everything_in_tables()
    assert "Bellows and reeds" in found
    assert PERSONAL["name"] not in found


def test_removed_words_are_in_no_table(browser, space):
    member = Member.objects.get(name=PERSONAL["name"])
    first = discussions.start_thread(member, space, Written("Bellows and reeds are drying.", title="Hinges")).post
    discussions.edit_post(member, first, Written("Leather glue is drying.", title="Hinges"))
    discussions.reply(member, first.thread, Written("Nobody knows I repair.", is_anonymous=True))
    browser.post("/privacy/erasure/choice/", {"words": "remove", "passphrase": PASSPHRASE})
    found = everything_in_tables()
    assert [words for words in ("Bellows and reeds", "Leather glue", "Nobody knows") if words in found] == []


@pytest.fixture
def space(db) -> Space:
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


def everything_in_tables() -> str:
    """All text in the database, sealed columns opened by their fields, sessions unpacked."""
    rows = [str(list(model._base_manager.values_list())) for model in apps.get_models()]
    return " ".join([*rows, *(_unpacked(session.session_data) for session in Session.objects.all())])


def _unpacked(packed: str) -> str:
    payload = packed.split(":", maxsplit=1)[0]
    raw = base64.urlsafe_b64decode(payload.lstrip(".") + "=" * (-len(payload.lstrip(".")) % 4))
    return (zlib.decompress(raw) if payload.startswith(".") else raw).decode("utf-8", "replace")
