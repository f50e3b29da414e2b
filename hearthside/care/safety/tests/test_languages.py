"""Which languages are read: the operator's choice, in the log, and known to detection at once."""

import pytest

from hearthside.care.safety.actions import switch_language_off, switch_language_on
from hearthside.care.safety.models import ReadLanguage
from hearthside.care.safety.personal_data import SafetyData
from hearthside.care.safety.queries import (
    languages_nobody_reads,
    languages_read,
    listed_languages,
    what_detection_is_told,
)
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused
from tests.cast import make_member

pytestmark = pytest.mark.django_db


def test_nothing_but_english_is_read_by_default():
    assert languages_read() == what_detection_is_told().languages == frozenset()
    assert not any(language.is_on for language in listed_languages())


def test_a_change_holds_at_once_and_stands_in_the_log(ola):
    switch_language_on(ola, "es")
    switch_language_on(ola, "es")
    assert what_detection_is_told().languages == {"es"}
    switch_language_off(ola, "es")
    switch_language_off(ola, "es")
    assert languages_read() == frozenset()
    logged = AuditEntry.objects.order_by("pk").values_list("actor", "verb", "subject")
    assert list(logged) == [
        (ola.pk, "switched a language on", "safety.readlanguage:es"),
        (ola.pk, "switched a language off", "safety.readlanguage:es"),
    ]


@pytest.mark.parametrize("code", ["en", "it", "", "ES"])
def test_what_has_no_list_cannot_be_switched_on(ola, code):
    with pytest.raises(Refused, match="no list"):
        switch_language_on(ola, code)
    assert not ReadLanguage.objects.exists()


def test_only_operators_decide(mo):
    for act in (switch_language_on, switch_language_off):
        with pytest.raises(Refused):
            act(mo, "es")


def test_members_of_a_language_that_is_not_read_are_counted(ola):
    for number, language in enumerate(("es", "es-mx", "it", "en", "pt")):
        make_member(f"m{number}", f"Member {number}", language=language)
    gone = make_member("gone", "Gone Away", language="pt")
    gone.left_at = gone.joined_at
    gone.save()
    assert languages_nobody_reads() == [("es", 2), ("it", 1), ("pt", 1)]
    switch_language_on(ola, "es")
    assert languages_nobody_reads() == [("it", 1), ("pt", 1)]
    assert (listed_languages()[0].code, listed_languages()[0].members) == ("es", 2)


def test_a_language_stays_on_when_whoever_switched_it_on_is_erased(ola):
    switch_language_on(ola, "hi")
    SafetyData().erase(ola, keep_words=False)
    assert languages_read() == {"hi"}
    assert ReadLanguage.objects.get().switched_on_by is None


def test_asking_costs_one_question_and_the_page_two(ola, django_assert_num_queries):
    switch_language_on(ola, "fr")
    with django_assert_num_queries(1):
        languages_read()
    with django_assert_num_queries(2):
        listed_languages()
