import pytest

from hearthside.care.rota import actions
from hearthside.care.rota.models import FeedKey, HandOver, Shift, Skills, Swap, TrainingRecord
from hearthside.care.rota.personal_data import HelperData, RotaData

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(ren, sol, slot, at):
    """Somebody of whom everything is kept that can be kept."""
    begun = actions.plan_shift(ren, "triage", at(-2), at(1))
    actions.write_hand_over(ren, begun, "No. 12 waits.")
    actions.offer_shift(ren, actions.take_slot(ren, slot), sol)
    actions.say_skills(ren, ["de"], ["18_24"], [])
    actions.renew_feed(ren)
    return ren


def test_a_copy_holds_all_of_it(full):
    shifts, helper = str(RotaData().export(full)), str(HelperData().export(full))
    for kept in ("Triage", "At the desk", "No. 12 waits."):
        assert kept in shifts
    for kept in ("First steps", "Somebody who knows them", "'de'", "calendar_address_made_at"):
        assert kept in helper


def test_erasure_leaves_nothing_and_spares_the_others(full, sol, at):
    actions.plan_shift(sol, "triage", at(40), at(42))
    for known in (RotaData(), HelperData()):
        known.erase(full, keep_words=True)
    for model in (Skills, FeedKey, TrainingRecord):
        assert not model.objects.filter(member=full).exists()
    assert not Swap.objects.exists()
    assert not HandOver.objects.exists()
    assert [shift.member for shift in Shift.objects.all()] == [sol]
    assert TrainingRecord.objects.filter(member=sol).exists()


def test_who_recorded_is_forgotten_and_the_record_stays(ren, ola):
    TrainingRecord.objects.update(recorded_by=ola)
    HelperData().erase(ola, keep_words=False)
    assert TrainingRecord.objects.get(member=ren).recorded_by is None
