"""The hub for several processes."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import redis
import redis.asyncio
from django.conf import settings

from .hub import InProcessHub, Subscription
from .topics import Message

logger = logging.getLogger(__name__)
PATIENCE = 3  # seconds to wait for Redis before a page goes on without live updates


class RedisHub:
    """For several processes: published over Redis, handed out in each process by its own in-process hub."""

    def __init__(self, address: str) -> None:
        self._address = address
        # Pub/sub ignores database numbers, so installations that share a server are told apart by name.
        self._prefix = "live:" + hashlib.sha256(settings.PUBLIC_URL.encode()).hexdigest()[:12] + ":"
        self._sender = redis.Redis.from_url(address, socket_timeout=2, socket_connect_timeout=2)
        self._local = InProcessHub()
        self._readers: dict[asyncio.AbstractEventLoop, asyncio.Task[None]] = {}
        self._listening: dict[asyncio.AbstractEventLoop, asyncio.Event] = {}

    def publish(self, channel: str, message: Message) -> None:
        self._sender.publish(self._prefix + channel, json.dumps(message))

    @contextmanager
    def subscribe(self, channel: str) -> Iterator[Subscription]:
        self._keep_reading()
        with self._local.subscribe(channel) as subscription:
            yield subscription

    async def ready(self) -> None:
        """While Redis is away this gives up after a while: the page works, and heals when it is back."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._listening[asyncio.get_running_loop()].wait(), PATIENCE)

    def _keep_reading(self) -> None:
        loop = asyncio.get_running_loop()
        if loop not in self._readers or self._readers[loop].done():
            self._readers = {known: task for known, task in self._readers.items() if not known.is_closed()}
            self._listening = {known: event for known, event in self._listening.items() if not known.is_closed()}
            self._listening[loop] = asyncio.Event()
            self._readers[loop] = loop.create_task(self._read_for_ever(self._listening[loop]))

    async def _read_for_ever(self, listening: asyncio.Event) -> None:
        wait = 0.5
        while True:
            try:
                await self._read(listening)
            except (redis.RedisError, OSError):
                logger.warning("live updates: the connection to Redis was lost")
            listening.clear()
            self._local.say_that_some_were_lost()
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30)

    async def _read(self, listening: asyncio.Event) -> None:
        async with redis.asyncio.Redis.from_url(self._address) as client, client.pubsub() as channels:
            await channels.psubscribe(self._prefix + "*")
            async for heard in channels.listen():
                listening.set()  # the first word is Redis saying that we are subscribed
                if heard["type"] == "pmessage":
                    channel = heard["channel"].decode().removeprefix(self._prefix)
                    self._local.publish(channel, json.loads(heard["data"]))
