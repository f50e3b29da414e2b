"""Real transactions side by side: two cases taken at the same moment do not both find room."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from hearthside.care.respite import actions
from hearthside.care.respite.models import Break, Dose, TopicRest
from hearthside.foundation.verdicts import Refused

IMMINENT = 3
AT_ONCE = 8


def _together(do):
    barrier = Barrier(AT_ONCE)

    def one(number: int) -> bool:
        try:
            barrier.wait()
            do(number)
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


@pytest.mark.django_db(transaction=True)
def test_eight_cases_at_once_leave_no_more_than_an_hour_holds(ren):
    taken = _together(lambda number: actions.count_dose(ren, number, IMMINENT))
    assert sum(taken) == 2
    assert Dose.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_override_is_used_by_one_of_eight_at_once(ren):
    for number in (101, 102):
        actions.count_dose(ren, number, IMMINENT)
    actions.override(ren, "One more, I am well")
    taken = _together(lambda number: actions.count_dose(ren, number, IMMINENT))
    assert sum(taken) == 1
    assert Dose.objects.exclude(override=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_pressing_for_a_break_eight_times_makes_one(ren):
    _together(lambda _number: actions.take_break(ren))
    assert Break.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time anyway")
def test_the_lock_does_not_keep_others_from_writing_about_the_helper(ren):
    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        actions.count_dose(ren, 1, IMMINENT)
        pool.submit(_write_elsewhere, ren).result()
    assert TopicRest.objects.count() == 1


def _write_elsewhere(member) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
        actions.rest_from_topics(member, ["eating"])
    finally:
        connections.close_all()
