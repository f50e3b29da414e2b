"""`hearthside worker`: queued tasks as they come, and once a minute what must never be forgotten."""

import logging
import os
import signal
import threading
import time
from types import FrameType

import click
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from .clock import tick
from .pager import Pager


@click.command("worker")
@click.option("--with-parent", "parent", type=int, hidden=True, help="End when the process of this number is gone.")
def worker(parent: int | None) -> None:
    """Do the background work: tasks, pages to people on call, clearing up. Runs until it is stopped."""
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
    logging.getLogger("django_tasks").setLevel(logging.ERROR)
    threading.Thread(target=_keep_time, args=(parent,), name="clock", daemon=True).start()
    threading.Thread(target=Pager().keep_paging, name="pager", daemon=True).start()
    queue = Worker(
        queue_names=["default"], interval=1, batch=False, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=get_random_string(32), excluded_queue_names=[],
    )  # fmt: skip
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, lambda _signal, _frame: _stop(queue, _frame))
    queue.run()


def _stop(queue: Worker, _frame: FrameType | None) -> None:
    """A task that runs is finished first."""
    queue.running = False
    if not queue.running_task:
        raise SystemExit(0)


def _keep_time(parent: int | None) -> None:
    second = 0
    while True:
        if parent is not None and os.getppid() != parent:
            os._exit(0)  # nobody is left to end us in order
        if second % 60 == 0:
            tick(second // 60)
        second += 1
        time.sleep(1)
