import threading

import pytest
from django.db import connection, connections, transaction

from hearthside.foundation.audit.actions import record
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.sqlite import base


def write_in_thread(failing: bool = False) -> threading.Thread:
    def write() -> None:
        try:
            with transaction.atomic():
                record(1, "wrote", "test:1")
                if failing:
                    raise ValueError("on purpose")
        except ValueError:
            pass
        finally:
            connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_all_get_their_turn():
    for thread in [write_in_thread(failing=number % 3 == 0) for number in range(12)]:
        thread.join(30)
    assert AuditEntry.objects.count() == 8
    assert not base._turn.locked()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_closed_in_the_middle_hands_its_turn_on():
    if connection.vendor != "sqlite":
        pytest.skip("SQLite takes turns; PostgreSQL needs none")
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert base._turn.locked()
    connection.in_atomic_block = False
    connection._close()
    connection.connection = None
    assert not base._turn.locked()
