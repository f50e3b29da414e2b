"""Calls and pages, second by second, whoever else is busy: no queue, no chore and no dead server delays them."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import close_old_connections, connection

from hearthside.care.notifications.actions import deliver
from hearthside.care.notifications.queries import Waiting, waiting_pages
from hearthside.care.safety.actions import call_what_waits

logger = logging.getLogger(__name__)
CALLS_EVERY = 5  # seconds; a new case is called about at once, by its own task
FRESH, SLOW = 16, 4  # threads: a receiver that failed before never stands in the way of the others
PATIENCE = timedelta(seconds=2)  # who takes longer is slow


class Pager:
    """Looks each second which pages are due and lets each leave in a thread of its own."""

    def __init__(self) -> None:
        self._fresh = ThreadPoolExecutor(FRESH, thread_name_prefix="page")
        self._slow = ThreadPoolExecutor(SLOW, thread_name_prefix="slow page")
        self._under_way: set[int] = set()
        self._slow_receivers: set[object] = set()
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
        for page in waiting_pages():
            with self._lock:
                if page.pk in self._under_way:
                    continue
                self._under_way.add(page.pk)
                is_slow = page.tries > 0 or page.receiver in self._slow_receivers
            (self._slow if is_slow else self._fresh).submit(self._deliver, page)

    def _deliver(self, page: Waiting) -> None:
        began, left = time.monotonic(), False
        try:
            close_old_connections()
            left = deliver(page.pk)
        except Exception:
            logger.exception("page %s could not be delivered", page.pk)
        finally:
            connection.close()  # many threads, few pages: none keeps a connection of its own
            quick = left and time.monotonic() - began < PATIENCE.total_seconds()
            with self._lock:
                self._under_way.discard(page.pk)
                (self._slow_receivers.discard if quick else self._slow_receivers.add)(page.receiver)


def _or_go_on(chore: Callable[[], object]) -> None:
    try:
        close_old_connections()
        chore()
    except Exception:  # a bug here must not end the pager: the next second may save somebody
        logger.exception("the pager stumbled")
