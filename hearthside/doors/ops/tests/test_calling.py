"""The operator reads, tries and changes what happens when somebody waits, and sees what did not leave."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.care.notifications.actions import Call, deliver_due, page_people
from hearthside.care.notifications.models import Page, PageState, Webhook
from hearthside.care.rota.actions import plan_shift
from hearthside.care.rota.models import Desk
from hearthside.care.safety.models import Case, ProtocolVersion, Urgency
from hearthside.care.safety.protocol import shipped_text
from hearthside.people.members.models import Member

pytestmark = pytest.mark.django_db
SOONER = shipped_text().replace("after: 3 h 30 min", "after: 3 h")
WEAKER = shipped_text().replace("first_look: 1 min", "first_look: 10 min")


@pytest.fixture
def operator(ola: Member, community: object, client_of: object) -> Client:
    return client_of(ola)


def send(operator: Client, text: str, **fields: str) -> object:
    return operator.post(reverse("ops:new_protocol"), {"text": text, "note": "Remind us sooner", **fields})


def test_the_protocol_reads_as_plain_sentences(operator: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(12):
        page = operator.get(reverse("ops:protocol")).content.decode()
    for sentence in (
        "The protocol that comes with the software is in force.",
        "A person looks within 1 minute.",
        "At once a call goes to the on-call address: by e-mail and through the webhook.",
        "After 3 minutes a call goes to the first on call:",
        "Again every 1 minute, until somebody comes.",
        "After 3 hours and 30 minutes a call goes to everybody at the desk:",
        "It says: “A case is nearly due”.",
    ):
        assert sentence in page, sentence


def test_a_version_is_tried_on_the_last_weeks_before_it_is_in_force(operator: Client, ana: Member) -> None:
    opened = timezone.now() - timedelta(days=3)
    Case.objects.create(member=ana, urgency=Urgency.CONCERN, opened_at=opened, due_at=opened)
    page = operator.get(reverse("ops:new_protocol")).content.decode()
    assert "Put it in force" not in page
    tried = send(operator, SOONER, step="publish")  # not tried yet, whatever the button says
    assert tried.status_code == 200
    assert "had it been in force" in tried.content.decode()
    assert not ProtocolVersion.objects.exists()
    mark = tried.context["tried"]
    assert [run.cases for _name, run in tried.context["runs"]] == [1, 1]
    other = send(operator, SOONER + "\n# and more", step="publish", tried=mark)
    assert not ProtocolVersion.objects.exists(), other  # not what was tried
    assert send(operator, SOONER, step="publish", tried=mark).status_code == 302
    shown = operator.get(reverse("ops:protocol")).content.decode()
    assert "After 3 hours a call goes to everybody at the desk" in shown
    assert "Remind us sooner" in shown


def test_what_is_too_weak_is_refused_with_the_reason_and_nothing_typed_is_lost(operator: Client) -> None:
    answer = send(operator, WEAKER, step="try")
    assert answer.status_code == 422
    assert "imminent: The first look comes later than the ladder promises." in answer.content.decode()
    assert "first_look: 10 min" in answer.content.decode()
    broken = send(operator, SOONER.replace("steps:", "steps", 1), step="try")
    assert broken.status_code == 422
    assert "This line cannot be read" in broken.content.decode()


def test_versions_are_compared_line_by_line(operator: Client) -> None:
    mark = send(operator, SOONER).context["tried"]
    send(operator, SOONER, step="publish", tried=mark)
    mark = send(operator, shipped_text()).context["tried"]
    send(operator, shipped_text(), step="publish", tried=mark)
    first, second = ProtocolVersion.objects.order_by("pk")
    page = operator.get(reverse("ops:protocol_version", args=[first.pk])).content.decode()
    assert "<ins>+ " in page
    assert "after: 3 h, ways" in page
    assert (
        "This version is in force." in operator.get(reverse("ops:protocol_version", args=[second.pk])).content.decode()
    )
    again = operator.get(reverse("ops:new_protocol"), {"from": first.pk}).content.decode()
    assert "after: 3 h, ways" in again
    assert "leave it out to call once" in again  # the explanation stays above it


def test_a_version_that_cannot_be_used_is_said_and_the_shipped_one_holds(operator: Client) -> None:
    broken = ProtocolVersion.objects.create(body={"imminent": 1}, note="by hand", made_at=timezone.now())
    assert "The newest version cannot be used" in operator.get(reverse("ops:protocol")).content.decode()
    assert "cannot be used" in operator.get(reverse("ops:protocol_version", args=[broken.pk])).content.decode()


@pytest.mark.parametrize("asked", ["", "shipped", "999999", "x", "9" * 40])
def test_the_editor_opens_whatever_is_asked_for(operator: Client, asked: str) -> None:
    assert operator.get(reverse("ops:new_protocol"), {"from": asked}).status_code == 200


def test_an_operator_sees_who_would_be_called_and_by_what(operator: Client, ren: Member, sol: Member) -> None:
    now = timezone.now()
    plan_shift(ren, Desk.TRIAGE, now, now + timedelta(hours=2))
    plan_shift(sol, Desk.TRIAGE, now, now + timedelta(hours=2), "first")
    sol.account.email = "sol@example.org"
    sol.account.save()
    page = operator.get(reverse("ops:calls")).content.decode()
    assert "reached only while a page here is open" in page
    assert "sol@example.org" not in page
    assert "Nobody; the next level is called." in page
    assert "oncall@example.org" in page


def test_what_did_not_leave_is_shown_and_what_waits(
    operator: Client, ana: Member, ren: Member, settings: object
) -> None:
    now = timezone.now()
    Case.objects.create(member=ana, urgency=Urgency.RISK, opened_at=now, due_at=now)
    ren.account.email = "ren@example.org"
    ren.account.save()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page_people(Call(12, "imminent", "nobody_came", "first"), [ren], ["mail"])
    deliver_due()
    assert Page.objects.get().state == PageState.FAILED
    page = operator.get(reverse("ops:calls")).content.decode()
    assert "ConnectionRefusedError" in page
    assert "1 try" in page
    assert "next call" in page
    assert "ren@example.org" not in page
    assert ana.name not in page


def test_a_webhook_is_added_tested_and_removed(operator: Client) -> None:
    address = reverse("ops:calls")
    refused = operator.post(address, {"address": "nonsense", "secret": ""})
    assert refused.status_code == 422
    assert "nonsense" in refused.content.decode()
    assert operator.post(address, {"address": "https://pager.example.org/alarm", "secret": ""}).status_code == 302
    webhook = Webhook.objects.get()
    assert webhook.secret in operator.get(address).content.decode()
    operator.post(reverse("ops:webhook_test", args=[webhook.pk]))
    assert Page.objects.get().webhook == webhook
    operator.post(reverse("ops:webhook_removal", args=[webhook.pk]))
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("name", ["protocol", "new_protocol", "calls"])
def test_the_screens_are_for_operators_alone(
    ola: Member, ren: Member, community: object, client_of: object, name: str
) -> None:
    assert client_of(ola).get(reverse(f"ops:{name}")).status_code == 200
    assert client_of(ren).get(reverse(f"ops:{name}")).status_code == 403
