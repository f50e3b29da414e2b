"""Carries messages to everyone who listens: inside one process, or between processes (see `redis_hub.py`)."""

import asyncio
import logging
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from .topics import Message

logger = logging.getLogger(__name__)
LONGEST_QUEUE = 100  # a browser this far behind reconnects and asks for what it missed


class Subscription:
    """One listener's queue. `None` in it means: messages were lost, connect again."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Message | None] = asyncio.Queue()

    async def next(self) -> Message | None:
        return await self._queue.get()

    def put(self, message: Message | None) -> None:
        """Safe from any thread; a loop that has ended no longer listens."""
        try:
            self._loop.call_soon_threadsafe(self._take, message)
        except RuntimeError:
            logger.debug("a listener's loop had ended")

    def _take(self, message: Message | None) -> None:
        self._queue.put_nowait(message if self._queue.qsize() < LONGEST_QUEUE else None)


class Hub(Protocol):
    def publish(self, channel: str, message: Message) -> None:
        """Callable from synchronous code, in any thread."""

    def subscribe(self, channel: str) -> Any:
        """A context manager that gives a Subscription; entered on an event loop."""

    async def ready(self) -> None:
        """Wait until what is published reaches this loop: only then look at what was missed."""


class InProcessHub:
    """For one process: nothing leaves it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, set[Subscription]] = defaultdict(set)

    def publish(self, channel: str, message: Message) -> None:
        with self._lock:
            listeners = list(self._listeners.get(channel, ()))
        for listener in listeners:
            listener.put(message)

    @contextmanager
    def subscribe(self, channel: str) -> Iterator[Subscription]:
        subscription = Subscription()
        with self._lock:
            self._listeners[channel].add(subscription)
        try:
            yield subscription
        finally:
            with self._lock:
                self._listeners[channel].discard(subscription)
                if not self._listeners[channel]:
                    del self._listeners[channel]

    async def ready(self) -> None:
        """At once: nothing leaves this process."""

    def say_that_some_were_lost(self) -> None:
        with self._lock:
            everyone = [listener for listeners in self._listeners.values() for listener in listeners]
        for listener in everyone:
            listener.put(None)


@cache
def hub() -> Hub:
    """This process's hub, by the installation's settings."""
    if not settings.REDIS_URL:
        return InProcessHub()
    # By name, since one process alone runs without the redis package.
    between_processes: Hub = import_string("hearthside.foundation.live.redis_hub.RedisHub")(settings.REDIS_URL)
    return between_processes
