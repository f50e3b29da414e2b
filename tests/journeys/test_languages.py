"""From an operator's switch to a case: words in another language are read once its list is on."""

import pytest

from hearthside.care.safety.actions import switch_language_off, switch_language_on
from hearthside.care.safety.models import Case, RecordedSign
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.spaces.models import Space
from tests.cast import make_member

pytestmark = pytest.mark.django_db
WORDS = "Ya no quiero vivir, me quiero morir."


@pytest.fixture
def luz(db):
    return make_member("luz", "Luz Clara", language="es")


@pytest.fixture
def space(community):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


def test_a_switched_on_language_opens_a_case_and_a_switched_off_one_does_not(space, luz, ola):
    def write():
        return actions.start_thread(luz, space, Written(WORDS, title="Hola")).post

    before = write()
    assert not RecordedSign.objects.filter(row=before.pk, kind="discussions.post", code="wish_to_die").exists()
    switch_language_on(ola, "es")
    during = write()
    assert Case.objects.get(member=luz).urgency >= 2
    assert RecordedSign.objects.filter(row=during.pk, kind="discussions.post", code="wish_to_die").exists()
    switch_language_off(ola, "es")
    after = write()
    assert not RecordedSign.objects.filter(row=after.pk, kind="discussions.post", code="wish_to_die").exists()
