"""The operator's screens."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.care.guidelines.queries import current_guidelines
from hearthside.care.helplines.directory import everything
from hearthside.care.helplines.models import Check
from hearthside.care.rota.models import Shift
from hearthside.care.rota.rules import may_join_community
from hearthside.foundation.audit.models import AuditEntry
from hearthside.people.members.models import Member
from hearthside.people.organisations.models import Community
from hearthside.people.organisations.queries import community as described_community
from hearthside.places.spaces.models import Membership, Space

SCREENS = (
    "first_hour", "community", "guidelines", "spaces", "new_space", "people", "shifts", "patterns",
    "new_pattern", "slots", "gaps", "training", "helplines", "log", "style",
)  # fmt: skip
SPACE = {
    "name": "Low days",
    "slug": "",
    "purpose": "For heavy things.",
    "policy": "hold",
    "visibility": "members",
    "position": "0",
}


@pytest.fixture
def operator(ola: Member, client_of: object) -> Client:
    return client_of(ola)


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_opens_for_operators_and_for_nobody_else(
    ola: Member, bo: Member, mo: Member, client_of: object, client: Client, name: str
) -> None:
    address = reverse(f"ops:{name}")
    assert client_of(ola).get(address).status_code == 200
    assert client_of(bo).get(address).status_code == 403
    assert client_of(mo).get(address).status_code == (200 if name == "style" else 403)
    assert client.get(address).url.startswith("/accounts/login/")


def test_an_operator_without_a_second_step_is_led_to_it(ola: Member, client_of: object) -> None:
    ola.account.is_demo = False
    ola.account.save()
    page = client_of(ola).get(reverse("ops:first_hour"))
    assert page.status_code == 403
    assert reverse("mfa_index") in page.content.decode()


def test_a_new_installation_can_be_set_up_on_screen_alone(operator: Client, ola: Member) -> None:
    assert "Nobody can join yet." in operator.get(reverse("ops:first_hour")).content.decode()
    operator.post(reverse("ops:community"), {
        "name": "Lantern Room", "purpose": "To be heard.", "minimum_age": "18", "on_call_address": "night@example.org",
        "contact_address": "us@example.org", "leave_to": "https://www.example.org/", "disclosure_policy": "Seldom.",
    })  # fmt: skip
    operator.post(reverse("ops:guidelines_adoption"))
    operator.post(reverse("ops:new_space"), SPACE)
    for role in ("responder", "moderator"):
        operator.post(reverse("ops:person_role", args=[ola.pk]), {"role": role, "step": "grant"})
    today = timezone.localdate().isoformat()
    operator.post(reverse("ops:training"), {
        "member": ola.pk, "desk": "triage", "course": "Two weekends", "trained_on": today,
        "expires_on": (timezone.localdate() + timedelta(days=365)).isoformat(), "referee": "A colleague",
        "referee_heard_on": today,
    })  # fmt: skip
    starts_at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    operator.post(reverse("ops:shifts"), {"member": ola.pk, "desk": "triage", "starts_at": starts_at, "hours": "4"})
    assert may_join_community()
    page = operator.get(reverse("ops:first_hour")).content.decode()
    assert "People can join." in page
    assert "Everything on this list is done." in page
    assert current_guidelines().clauses.count() >= 25
    assert Space.objects.get().slug == "low-days"
    assert Shift.objects.get().desk == "triage"


def test_the_description_is_kept_only_when_it_is_right(operator: Client) -> None:
    page = operator.post(
        reverse("ops:community"), {"name": "", "minimum_age": "12", "leave_to": "http://x", "on_call_address": "x"}
    )
    assert page.status_code == 200
    assert page.content.decode().count("data-wrong") >= 4
    assert not Community.objects.exists()


def test_a_space_is_changed_closed_and_opened_again(operator: Client) -> None:
    operator.post(reverse("ops:new_space"), SPACE)
    operator.post(reverse("ops:space", args=["low-days"]), {**SPACE, "slug": "low-days", "name": "Grey days"})
    assert Space.objects.get().name == "Grey days"
    operator.post(reverse("ops:space_archive", args=["low-days"]))
    assert Space.objects.get().archived_at
    operator.post(reverse("ops:space_archive", args=["low-days"]))
    assert Space.objects.get().archived_at is None
    page = operator.post(reverse("ops:new_space"), {**SPACE, "slug": "low-days"})
    assert "Another space has this address." in page.content.decode()


def test_somebody_belongs_to_a_hidden_space_and_no_longer(operator: Client, bo: Member) -> None:
    operator.post(reverse("ops:new_space"), {**SPACE, "visibility": "hidden"})
    address = reverse("ops:space_people", args=["low-days"])
    operator.post(address, {"name": "pale harbour", "is_host": "on"})
    belonging = Membership.objects.get()
    assert (belonging.member, belonging.is_host) == (bo, True)
    assert "Nobody here has this name." in operator.post(address, {"name": "Nobody Such"}).content.decode()
    operator.post(address, {"leave": belonging.pk})
    assert not Membership.objects.exists()


def test_a_role_is_given_by_name_and_withdrawn(operator: Client, bo: Member) -> None:
    found = operator.get(reverse("ops:people"), {"name": "PALE HARBOUR"})
    assert found.url == reverse("ops:person", args=[bo.pk])
    operator.post(reverse("ops:person_role", args=[bo.pk]), {"role": "responder", "step": "grant"})
    bo.refresh_from_db()
    assert bo.has_role("responder")
    assert "Their desk opens once" in operator.get(found.url).content.decode()
    operator.post(reverse("ops:person_role", args=[bo.pk]), {"role": "responder", "step": "withdraw"})
    bo.refresh_from_db()
    assert not bo.has_role("responder")


def test_the_last_operator_keeps_the_role(operator: Client, ola: Member) -> None:
    address = reverse("ops:person_role", args=[ola.pk])
    page = operator.post(address, {"role": "operator", "step": "withdraw"}, follow=True)
    assert "Somebody must run this place." in page.content.decode()
    ola.refresh_from_db()
    assert ola.has_role("operator")


def test_a_second_step_is_taken_off_only_with_a_reason(operator: Client, mo: Member) -> None:
    address = reverse("ops:person_second_step", args=[mo.pk])
    assert operator.post(address, {"reason": ""}).status_code == 200
    assert operator.post(address, {"reason": "Called back on a number we know"}).status_code == 302
    assert AuditEntry.objects.get(verb="second step taken off").reason == "Called back on a number we know"


def test_a_shift_needs_the_role_and_can_be_cancelled(operator: Client, mo: Member) -> None:
    coming = (timezone.localtime() + timedelta(days=30)).strftime("%Y-%m-%dT20:00")
    told = {"member": mo.pk, "desk": "triage", "starts_at": coming, "hours": "4"}
    assert "needs a role" in operator.post(reverse("ops:shifts"), told).content.decode()
    assert operator.post(reverse("ops:shifts"), {**told, "desk": "moderation"}).status_code == 302
    operator.post(reverse("ops:shift_cancellation", args=[Shift.objects.get().pk]))
    assert not Shift.objects.exists()


def test_a_test_page_goes_to_the_on_call_address(operator: Client, community: Community) -> None:
    page = operator.post(reverse("ops:test_page"), follow=True)
    assert mail.outbox[0].to == [community.on_call_address]
    assert "Nobody is in danger" in mail.outbox[0].body
    assert "The test has left." in page.content.decode()


def test_without_an_on_call_address_the_test_says_so(operator: Client) -> None:
    assert "did not leave" in operator.post(reverse("ops:test_page"), follow=True).content.decode()
    assert not mail.outbox


def test_a_checked_helpline_is_no_longer_due(operator: Client) -> None:
    helpline = everything()[0]
    assert (
        operator.post(reverse("ops:helpline_check"), {"helpline": helpline.id, "verdict": "right"}).status_code == 302
    )
    assert Check.objects.get().helpline == helpline.id
    assert operator.post(reverse("ops:helpline_check"), {"helpline": "no-such", "verdict": "right"}).status_code == 404


def test_the_log_names_who_did_what(operator: Client, ola: Member) -> None:
    operator.post(
        reverse("ops:community"), {"name": "Lantern Room", "minimum_age": "18", "leave_to": "https://example.org/"}
    )
    page = operator.get(reverse("ops:log")).content.decode()
    assert "described the community" in page
    assert ola.name in page
    assert described_community().name == "Lantern Room"
