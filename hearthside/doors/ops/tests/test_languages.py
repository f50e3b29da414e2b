"""The operator sees what is read in which language, how well, and switches it."""

import pytest
from django.test import Client
from django.urls import reverse

from hearthside.care.safety.detection import COVERAGE
from hearthside.care.safety.models import ReadLanguage
from hearthside.foundation.audit.models import AuditEntry
from hearthside.people.members.models import Member
from tests.cast import make_member

pytestmark = pytest.mark.django_db
PAGE = "ops:languages"


@pytest.fixture
def operator(ola: Member, community: object, client_of: object) -> Client:
    return client_of(ola)


def shown(operator: Client) -> str:
    return operator.get(reverse(PAGE)).content.decode()


def test_each_language_says_how_little_it_finds(operator: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(14):
        page = shown(operator)
    for name, code in (("Spanish", "es"), ("Swahili", "sw"), ("Hindi", "hi"), ("Chinese", "zh")):
        assert name in page
        assert f"words only, recall {COVERAGE[code].recall:.2f}, not reviewed by a native speaker" in page
    assert page.count("Switch on<") == 8
    assert "Switch off" not in page


def test_a_language_is_switched_on_and_off(operator: Client, ola: Member) -> None:
    answer = operator.post(reverse("ops:language_reading", args=["sw"]), follow=True)
    assert "It is read from now on." in answer.content.decode()
    assert (ReadLanguage.objects.get().code, ReadLanguage.objects.get().switched_on_by) == ("sw", ola)
    assert shown(operator).count("Switch off") == 1
    operator.post(reverse("ops:language_reading_end", args=["sw"]))
    assert not ReadLanguage.objects.exists()
    assert AuditEntry.objects.filter(verb="switched a language off", subject="safety.readlanguage:sw").exists()


def test_a_language_without_a_list_is_refused_kindly(operator: Client) -> None:
    answer = operator.post(reverse("ops:language_reading", args=["it"]))
    assert answer.status_code == 403
    assert "There is no list for this language." in answer.content.decode()


def test_a_look_changes_nothing_and_only_operators_look(operator: Client, mo: Member, client_of: object) -> None:
    assert operator.get(reverse("ops:language_reading", args=["es"])).status_code == 405
    assert client_of(mo).get(reverse(PAGE)).status_code == 403
    assert client_of(mo).post(reverse("ops:language_reading", args=["es"])).status_code == 403
    assert not ReadLanguage.objects.exists()


def test_members_who_write_in_a_language_that_is_off_are_counted(operator: Client) -> None:
    for number, language in enumerate(("es", "es", "it")):
        make_member(f"m{number}", f"Member {number}", language=language)
    page = shown(operator)
    assert "2 members chose Spanish; reading for Spanish is off." in page
    assert "1 member chose Italian; reading for Italian is off." in page
    operator.post(reverse("ops:language_reading", args=["es"]))
    assert "reading for Spanish is off" not in shown(operator)
