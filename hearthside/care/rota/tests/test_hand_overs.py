import pytest
from django.db import connection

from hearthside.care.rota import actions, queries
from hearthside.care.rota.models import Duty, HandOver
from hearthside.foundation.verdicts import Refused

pytestmark = pytest.mark.django_db
WORDS = "No. 12 waits for an answer about Thursday."


@pytest.fixture
def shift(ren, at):
    return actions.plan_shift(ren, "triage", at(0), at(4))


def test_it_is_asked_for_in_the_last_half_hour_and_until_it_is_written(ren, shift, at, time_machine):
    assert queries.hand_over_due(ren) is None
    for hours in (3.5, 4.5, 30):
        time_machine.move_to(at(hours), tick=False)
        assert queries.hand_over_due(ren) == shift
    actions.write_hand_over(ren, shift, "")
    assert queries.hand_over_due(ren) is None


def test_only_the_last_shift_is_asked_about(ren, shift, at, time_machine):
    later = actions.plan_shift(ren, "triage", at(16), at(20))
    time_machine.move_to(at(17), tick=False)
    assert queries.hand_over_due(ren) is None
    time_machine.move_to(at(21), tick=False)
    assert queries.hand_over_due(ren) == later


def test_being_on_call_asks_for_none(ren, at, time_machine):
    call = actions.plan_shift(ren, "triage", at(0), at(4), Duty.FIRST)
    time_machine.move_to(at(4), tick=False)
    assert queries.hand_over_due(ren) is None
    with pytest.raises(Refused):
        actions.write_hand_over(ren, call, WORDS)


def test_the_next_people_at_that_desk_find_it_and_nobody_else(ren, sol, mo, bo, shift):
    actions.write_hand_over(ren, shift, "first words")
    note = actions.write_hand_over(ren, shift, WORDS)
    assert list(queries.hand_overs_for(sol)) == [note]
    assert queries.hand_overs_for(sol)[0].note == WORDS
    for other in (ren, mo, bo):
        assert not queries.hand_overs_for(other).exists()
    with pytest.raises(Refused, match="not your shift"):
        actions.write_hand_over(sol, shift, "mine")


def test_it_is_sealed_and_goes_after_thirty_days(ren, shift, at, time_machine):
    actions.write_hand_over(ren, shift, WORDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM rota_handover")
        assert cursor.fetchone()[0].startswith("sealed1:")
    time_machine.move_to(at(24 * 29), tick=False)
    assert actions.forget_old_hand_overs() == 0
    time_machine.move_to(at(24 * 31), tick=False)
    assert actions.forget_old_hand_overs() == 1
    assert not HandOver.objects.exists()
