import io
import json
import zipfile

import pytest

from hearthside.people.accounts.models import Account
from hearthside.people.members import actions as members
from hearthside.people.members.models import Member
from hearthside.people.organisations.actions import describe_community
from hearthside.people.privacy import actions, queries

PASSPHRASE = "seven geese over the marsh"


@pytest.fixture
def sol(community) -> Member:
    return members.join("Crooked Spoon", PASSPHRASE, "40_64")


def test_the_notice_is_open_to_everybody_and_names_who_to_ask(client, community):
    describe_community(contact_address="ask@example.org", disclosure_policy="Only with two people.")
    page = client.get("/privacy/").content.decode()
    assert "ask@example.org" in page
    assert "Only with two people." in page


def test_a_consent_to_one_version_is_one_row(sol):
    actions.give_consent(sol, "guidelines", 3)
    actions.give_consent(sol, "guidelines", 3)
    assert queries.consents_of(sol).count() == 1
    assert queries.has_consented(sol, "guidelines", "3")
    assert not queries.has_consented(sol, "guidelines", 4)


def test_the_copy_is_one_file_with_a_page_and_data(sol, client_of):
    members.change_profile(sol, "", 'Cook <script>alert("x")</script>')
    client = client_of(sol)
    assert client.get("/privacy/export/").status_code == 200
    answer = client.post("/privacy/export/file/")
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    everything = json.loads(packed.read("everything.json"))
    assert everything["sections"]["You as others meet you here"][0]["name"] == "Crooked Spoon"
    page = packed.read("everything.html").decode()
    assert "Crooked Spoon" in page
    assert "<script>" not in page


def test_leaving_begins_with_a_person_to_talk_to(sol, client_of):
    page = client_of(sol).get("/privacy/erasure/").content.decode()
    assert "/help/" in page
    assert "Ask for a person to talk to" in page


def test_leaving_needs_a_choice_and_the_passphrase(sol, client_of):
    client = client_of(sol)
    for sent in ({}, {"words": "remove"}, {"words": "remove", "passphrase": "wrong"}, {"passphrase": PASSPHRASE}):
        assert client.post("/privacy/erasure/choice/", sent).status_code == 200
    assert Account.objects.filter(login_name="crooked spoon").exists()


def test_leaving_ends_account_profile_and_session(sol, client_of):
    client = client_of(sol)
    answer = client.post("/privacy/erasure/choice/", {"words": "remove", "passphrase": PASSPHRASE})
    assert answer.url == "/privacy/goodbye/"
    assert "Get help now" in client.get(answer.url).content.decode()
    assert not Account.objects.exists()
    assert not Member.objects.exists()
    assert client.get("/privacy/export/").status_code == 302


def test_an_erasure_that_fails_changes_nothing(sol, monkeypatch):
    from hearthside.people.members.personal_data import MemberData

    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(MemberData, "erase", fail)
    with pytest.raises(RuntimeError):
        actions.erase(sol, keep_words=False)
    assert Account.objects.filter(login_name="crooked spoon").exists()
