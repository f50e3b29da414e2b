"""Calls and pages, second by second, whoever else is busy: no queue, no chore and no dead server delays them."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections, connection

from hearthside.care.notifications.actions import deliver
from hearthside.care.notifications.queries import waiting_pages
from hearthside.care.safety.actions import call_what_waits

logger = logging.getLogger(__name__)
CALLS_EVERY = 5  # seconds; a new case is called about at once, by its own task
FRESH, RETRIED = 8, 3  # threads: what has failed before never stands in the way of what has not been tried


class Pager:
    """Looks each second which pages are due and lets each leave in a thread of its own."""

    def __init__(self) -> None:
        self._fresh = ThreadPoolExecutor(FRESH, thread_name_prefix="page")
        self._retried = ThreadPoolExecutor(RETRIED, thread_name_prefix="page again")
        self._under_way: set[int] = set()
        self._lock = threading.Lock()

    def keep_paging(self) -> None:
        """For ever, in a thread of its own."""
        second = 0
        while True:
            if second % CALLS_EVERY == 0:
                _or_go_on(call_what_waits)
            _or_go_on(self.start_due)
            second += 1
            time.sleep(1)

    def start_due(self) -> None:
        for page, tries in waiting_pages():
            with self._lock:
                if page in self._under_way:
                    continue
                self._under_way.add(page)
            (self._retried if tries else self._fresh).submit(self._deliver, page)

    def _deliver(self, page: int) -> None:
        try:
            close_old_connections()
            deliver(page)
        except Exception:
            logger.exception("page %s could not be delivered", page)
        finally:
            connection.close()  # many threads, few pages: none keeps a connection of its own
            with self._lock:
                self._under_way.discard(page)


def _or_go_on(chore: Callable[[], object]) -> None:
    try:
        close_old_connections()
        chore()
    except Exception:  # a bug here must not end the pager: the next second may save somebody
        logger.exception("the pager stumbled")
