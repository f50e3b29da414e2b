"""What members and visitors see of a draft, as plain pages without JavaScript."""

import pytest
from django.urls import reverse
from django.utils import timezone

from .. import actions
from ..models import Consultation, Remark


@pytest.fixture
def as_bo(bo, client_of, community, ren):
    return client_of(bo)


def address(asked: Consultation, key: str = "") -> str:
    return reverse("governance:clause", args=[asked.pk, key]) if key else reverse("governance:whole", args=[asked.pk])


def read(client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_member_says_something_and_everybody_here_reads_it(as_bo, client, client_of, eve, asked):
    path = address(asked, "no-selling")
    assert "Not even cake." in read(as_bo, path)
    answer = as_bo.post(path, {"words": "Cake <b>should</b> be fine."})
    assert answer.url.startswith(path)
    for page in (read(as_bo, path), read(client_of(eve), path)):
        assert "Cake &lt;b&gt;should&lt;/b&gt; be fine." in page
    visitor = read(client, path)
    assert "Not even cake." in visitor
    assert "be fine." not in visitor
    assert "Log in" in visitor
    remark = Remark.objects.get()
    other = read(client_of(eve), path)
    assert f"/reports/governance.remark/{remark.pk}/" in other
    assert f"/worried/governance.remark/{remark.pk}/" in other
    assert client_of(eve).get(f"/reports/governance.remark/{remark.pk}/").status_code == 200
    assert client_of(eve).get(f"/worried/governance.remark/{remark.pk}/").status_code == 200
    assert client.get(f"/reports/governance.remark/{remark.pk}/").status_code == 404


def test_help_comes_in_the_same_answer(as_bo, asked):
    answer = as_bo.post(address(asked), {"words": "I want to kill myself."})
    assert answer.status_code == 200
    assert "/support/" in answer.content.decode() or "/help/" in answer.content.decode()


def test_what_was_typed_stays(as_bo, asked):
    page = as_bo.post(address(asked), {"words": "word " * 2000})
    assert page.status_code == 422
    assert "word word" in page.content.decode()
    assert as_bo.post(address(asked), {"words": " \u200b "}).status_code == 422
    Consultation.objects.update(closes_at=timezone.now())
    late = as_bo.post(address(asked), {"words": "One more thing."})
    assert late.status_code == 422
    assert "is over" in late.content.decode()


def test_a_visitor_who_writes_is_asked_to_log_in_and_loses_nothing(client, asked):
    answer = client.post(address(asked), {"words": "I like it."})
    assert answer.url.startswith("/accounts/login/")
    assert not Remark.objects.exists()


def test_one_takes_ones_words_back(as_bo, client_of, eve, asked):
    as_bo.post(address(asked), {"words": "Cake should be fine."})
    path = reverse("governance:removal", args=[Remark.objects.get().pk])
    assert client_of(eve).post(path).status_code == 403
    assert as_bo.get(path).status_code == 405
    as_bo.post(path)
    assert not Remark.objects.exists()


def test_answers_are_public_once_the_time_is_over(client, as_bo, ola, asked):
    as_bo.post(address(asked, "no-selling"), {"words": "Cake should be fine."})
    actions.answer(ola, asked, "no-selling", "Many want cake.", "We allow cake.")
    page = reverse("governance:consultation", args=[asked.pk])
    assert "We allow cake." not in read(client, page)
    actions.end_consultation(ola, asked)
    for path in (page, address(asked, "no-selling")):
        told = read(client, path)
        assert "Many want cake." in told
        assert "We allow cake." in told
        assert "Cake should be fine." not in told


def test_the_new_version_leads_to_what_was_said(client, ola, asked, draft):
    actions.end_consultation(ola, asked)
    actions.put_in_force(ola, draft, "Cake")
    link = "/consultations/?version=2"
    assert link in read(client, "/guidelines/")
    assert "It became version 2." in read(client, link)
    assert "There was none." in read(client, "/consultations/?version=1")
    for odd in ("x", "²", "9" * 50):
        assert client.get("/consultations/", {"version": odd}).status_code == 200


def test_members_are_asked_on_their_front_page(as_bo, ola, asked):
    assert "What do you think?" in read(as_bo, "/")
    actions.end_consultation(ola, asked)
    assert "What do you think?" not in read(as_bo, "/")


def test_there_is_no_other_draft_and_no_other_clause(as_bo, asked):
    for path in ("/consultations/0/", f"/consultations/{asked.pk}/clauses/nothing/"):
        assert as_bo.get(path).status_code == 404
    assert as_bo.post(f"/consultations/{asked.pk}/clauses/nothing/", {"words": "Hm."}).status_code == 404


def test_pages_ask_the_database_little(as_bo, client_of, eve, asked, django_assert_max_num_queries):
    for number in range(12):
        actions.remark(eve, asked, "no-selling", f"Cake number {number}")
    for path in ("/consultations/", f"/consultations/{asked.pk}/", address(asked, "no-selling"), "/"):
        with django_assert_max_num_queries(16):
            assert as_bo.get(path).status_code == 200
