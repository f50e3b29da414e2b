"""From the front door to a profile, without an e-mail address and without a script."""

import re

import pytest
from django.test import Client

from hearthside.people.accounts.models import Account
from hearthside.people.members.models import Member

PASSPHRASE = "seven geese over the marsh"


@pytest.fixture
def newcomer(community, ren) -> tuple[Client, list[str]]:
    """Somebody who has just joined, and their recovery codes."""
    browser = Client()
    step = browser.post("/join/", {"age_band": "18_24"})
    sent = {
        "age": step.context["form"].initial["age"],
        "name": "Still Harbour",
        "passphrase": PASSPHRASE,
        "agree": "on",
    }
    page = browser.post("/join/", sent, follow=True).content.decode()
    return browser, re.findall(r"<code>([\w-]+)</code>", page)


def test_joining_needs_no_address_and_ends_at_home(newcomer):
    browser, codes = newcomer
    assert len(codes) == 10
    path = browser.post("/accounts/codes/kept/").url
    while path != "/":
        assert browser.get(path).status_code == 200
        path = browser.post(path, {"may_be_contacted_by": "staff"}).url
    member = Member.objects.get(name="Still Harbour")
    assert member.onboarded_at
    assert member.account.email == ""
    assert browser.get(f"/members/{member.pk}/").status_code == 200
    assert codes[0] not in browser.get("/accounts/codes/").content.decode()


def test_a_lost_passphrase_is_replaced_with_a_code_and_other_devices_are_out(newcomer):
    browser, codes = newcomer
    elsewhere = Client()
    new = "nine owls in the orchard"
    page = elsewhere.post("/accounts/recover/", {"name": "still harbour", "code": codes[4], "passphrase": new})
    assert "You have 9 recovery codes left" in page.content.decode()
    assert browser.get("/me/settings/").status_code == 302
    assert elsewhere.post("/accounts/login/", {"login": "Still Harbour", "password": new}).status_code == 302
    assert elsewhere.get("/me/settings/").status_code == 200
    again = elsewhere.post("/accounts/recover/", {"name": "still harbour", "code": codes[4], "passphrase": PASSPHRASE})
    assert "do not fit together" in again.content.decode()


def test_no_table_says_where_somebody_came_from(newcomer):
    assert Account.objects.filter(login_name="still harbour").exists()
    assert "127.0.0.1" not in _everything_in_tables()


def _everything_in_tables() -> str:
    from django.apps import apps

    return " ".join(str(list(model._base_manager.values_list())) for model in apps.get_models())
