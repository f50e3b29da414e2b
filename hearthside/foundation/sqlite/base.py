"""Django's SQLite, with threads of one process taking turns to write.

SQLite lets one writer in and makes the others poll until they are lucky; under load the unlucky wait for seconds. A
lock of our own hands the turn on. Between processes SQLite's own lock still decides. Measured: `benchmarks/replies.py`.
"""

import threading
from typing import Any

from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper

LONGEST_WAIT = 20  # seconds; then SQLite itself decides, as it would without us
_turn = threading.Lock()


class DatabaseWrapper(SqliteWrapper):
    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._has_turn = _turn.acquire(timeout=LONGEST_WAIT)
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._hand_on()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()
        finally:
            self._hand_on()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._hand_on()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._hand_on()

    def _hand_on(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turn.release()
