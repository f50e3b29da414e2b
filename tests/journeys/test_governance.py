"""A draft goes to members and comes back; a policy that nobody looked at speaks up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.guidelines import actions as guidelines
from hearthside.care.guidelines.queries import current_guidelines
from hearthside.care.moderation.actions import claim_item, decide, file_report
from hearthside.care.moderation.models import Measure
from hearthside.commons.governance.models import Answer, Consultation, Remark, Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(ola, client_of):
    guidelines.adopt_shipped(ola)
    guidelines.open_draft(ola)
    return client_of(ola)


def read(client, address: str) -> str:
    return client.get(address).content.decode()


def test_from_a_draft_to_you_said_we_did(operator, client_of, client, bo, eve):
    operator.post("/operator/guidelines/draft/clauses/no-selling/", {
        "group": "prohibited", "title": "No selling", "text": "Not even cake.", "easy": "", "why": "", "good": "",
        "bad": "", "follows": "",
    })  # fmt: skip
    operator.post("/operator/guidelines/consultation/", {"question": "May people sell cake?", "days": "21"})
    asked = Consultation.objects.get()
    assert "May people sell cake?" in read(client, f"/consultations/{asked.pk}/")
    client_of(bo).post(f"/consultations/{asked.pk}/clauses/no-selling/", {"words": "Cake is what we meet for."})
    client_of(eve).post(f"/consultations/{asked.pk}/whole/", {"words": "Fewer words, please."})
    refused = operator.post("/operator/guidelines/draft/", {"note": "Cake"})
    assert refused.status_code == 422
    assert "still being asked" in refused.content.decode()
    assert "Cake is what we meet for." in read(operator, f"/operator/consultations/{asked.pk}/clauses/no-selling/")
    operator.post(f"/operator/consultations/{asked.pk}/end/")
    one = f"/operator/consultations/{asked.pk}/clauses/no-selling/"
    operator.post(one, {"said": "Cake matters.", "did": "We took the clause back."})
    remark = Remark.objects.get(author=bo)
    operator.post(f"{one}?remark={remark.pk}", {"said": "You meet for it.", "did": "Keep meeting."})
    operator.post(f"/operator/consultations/{asked.pk}/whole/", {"said": "Too long.", "did": "We cut it."})
    operator.post("/operator/guidelines/draft/", {"note": "After asking everybody."})
    asked.refresh_from_db()
    assert asked.version.number == 2
    told = read(client, f"/consultations/{asked.pk}/")
    for words in ("Cake matters.", "We took the clause back.", "We cut it.", "It became version 2."):
        assert words in told
    assert bo.name not in told
    assert "Keep meeting." in read(client_of(bo), f"/consultations/{asked.pk}/clauses/no-selling/")
    assert "not answered yet" not in read(operator, f"/operator/consultations/{asked.pk}/")


def test_a_moderator_keeps_a_remark_from_others(operator, client_of, ola, bo, eve, mo):
    operator.post("/operator/guidelines/consultation/", {"question": "Well?", "days": "21"})
    asked = Consultation.objects.get()
    page = f"/consultations/{asked.pk}/whole/"
    client_of(bo).post(page, {"words": "Buy my book about rules."})
    item = file_report(eve, wrap(Remark.objects.get()), "guidelines").item
    clause = current_guidelines().clauses.get(key="no-selling")
    decide(mo, claim_item(mo, item), Measure.HIDE, "It sells a book.", clause=clause)
    assert "Buy my book" not in read(client_of(eve), page)
    own = read(client_of(bo), page)
    assert "Buy my book" in own
    assert "You alone see it here" in own
    assert "It sells a book." in read(client_of(bo), "/reports/")


@pytest.mark.parametrize(
    "address",
    [
        "guidelines/consultation/", "consultations/{pk}/", "consultations/{pk}/days/", "consultations/{pk}/end/",
        "consultations/{pk}/whole/", "consultations/{pk}/clauses/no-selling/", "reviews/",
    ],
)  # fmt: skip
def test_nobody_else_opens_the_operators_pages(operator, client, client_of, bo, mo, address):
    operator.post("/operator/guidelines/consultation/", {"question": "Well?", "days": "21"})
    address = "/operator/" + address.format(pk=Consultation.objects.get().pk)
    for method in ("get", "post"):
        assert getattr(client_of(bo), method)(address).status_code == 403
        assert getattr(client_of(mo), method)(address).status_code == 403
        assert getattr(client, method)(address).url.startswith("/accounts/login/")
    assert operator.get(address).status_code in {200, 405}


def test_what_operators_typed_stays_when_something_is_missing(operator):
    answer = operator.post("/operator/guidelines/consultation/", {"question": "May people sell?", "days": "1"})
    assert answer.status_code == 422
    assert "May people sell?" in answer.content.decode()
    operator.post("/operator/guidelines/consultation/", {"question": "Well?", "days": "21"})
    asked = Consultation.objects.get()
    answer = operator.post(f"/operator/consultations/{asked.pk}/whole/", {"said": "Too long.", "did": ""})
    assert answer.status_code == 422
    assert "Too long." in answer.content.decode()
    assert operator.post(f"/operator/consultations/{asked.pk}/days/", {"days": "x"}).status_code == 422
    for odd in ("x", "²", "0", "9" * 40):
        assert operator.get(f"/operator/consultations/{asked.pk}/whole/", {"remark": odd}).status_code == 404
    answer = operator.post("/operator/reviews/", {"policy": "limits", "next_on": "2020-01-01", "note": "As before"})
    assert answer.status_code == 422
    assert "As before" in answer.content.decode()
    assert not Answer.objects.exists()
    assert not Review.objects.exists()


def test_an_overdue_policy_speaks_up_for_operators_alone(operator, client_of, bo, ola, time_machine):
    day = timezone.localdate() + timedelta(days=30)
    told = {"policy": "disclosure", "next_on": day.isoformat(), "note": "Ask the lawyer."}
    assert operator.post("/operator/reviews/", told).status_code == 302
    assert "should have been looked at" not in read(operator, "/operator/")
    time_machine.move_to(timezone.now() + timedelta(days=31))
    operator, member = client_of(ola), client_of(bo)
    for address in ("/", "/operator/", "/operator/limits/"):
        assert "1 policy should have been looked at again." in read(operator, address)
    assert "should have been looked at" not in read(operator, "/spaces/")
    assert "should have been looked at" not in read(member, "/")
    page = read(operator, "/operator/reviews/")
    assert "overdue" in page
    assert "Ask the lawyer." in page
    later = (timezone.localdate() + timedelta(days=365)).isoformat()
    operator.post("/operator/reviews/", {"policy": "disclosure", "next_on": later, "was_read": "on", "note": "Fine."})
    assert "should have been looked at" not in read(operator, "/operator/")
    assert "Fine." in read(operator, "/operator/reviews/")
