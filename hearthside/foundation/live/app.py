"""The websocket side: one subscription for one connection, `/live/<topic>/<key>/?since=<mark>`."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db import close_old_connections
from django.http.request import split_domain_port, validate_host

from .hub import Subscription, hub
from .topics import Message, Topic, find

logger = logging.getLogger(__name__)
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Identify = Callable[[Scope], Any]

ADDRESS = re.compile(r"^/live/(?P<topic>[a-z_]+)/(?P<key>[A-Za-z0-9_-]{1,40})/$")
CHECK_EVERY = 60  # seconds: a subscription whose right has ended is closed even when nothing is said
REFUSED, TRY_AGAIN = 4403, 1013  # closing codes: stay away; connect again and ask for what was missed


def live_application(identify: Identify, workers: int = 4) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """An ASGI application for websockets. `identify` says, in plain synchronous code, who asks: a member or None."""
    threads = ThreadPoolExecutor(workers, thread_name_prefix="live")

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # websocket.connect
        asked = ADDRESS.match(scope["path"])
        topic = find(asked["topic"]) if asked else None
        if asked is None or topic is None or not comes_from_here(scope):
            return await send({"type": "websocket.close", "code": REFUSED})
        await _Connection(scope, send, topic, asked["key"], identify, threads).serve(receive)

    return application


def comes_from_here(scope: Scope) -> bool:
    """Whether a page of our own opened it; a browser sends our cookies along for any page that asks."""
    headers = {name.lower(): value.decode("latin1") for name, value in scope["headers"]}
    host, origin = headers.get(b"host", ""), headers.get(b"origin", "")
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS) and urlsplit(origin).netloc == host


class _Connection:
    """One open websocket: asks again who is there and whether they may, before each thing it sends."""

    def __init__(
        self, scope: Scope, send: Send, topic: Topic, key: str, identify: Identify, threads: ThreadPoolExecutor
    ) -> None:
        self.scope, self.send, self.topic, self.key = scope, send, topic, key
        self.identify, self.threads = identify, threads
        self.who: int | None = None

    async def serve(self, receive: Receive) -> None:
        with hub().subscribe(f"{self.topic.name}/{self.key}") as subscription:  # first, so that nothing slips between
            await hub().ready()
            missed = await self._in_thread(self._first_answers)
            if missed is None:
                return await self.send({"type": "websocket.close", "code": REFUSED})
            await self.send({"type": "websocket.accept"})
            for part in missed:
                await self.send({"type": "websocket.send", "text": part})
            speaking = asyncio.ensure_future(self._speak(subscription))
            leaving = asyncio.ensure_future(self._wait_for_leaving(receive))
            await asyncio.wait({speaking, leaving}, return_when=asyncio.FIRST_COMPLETED)
            for task in (speaking, leaving):
                task.cancel()

    async def _speak(self, subscription: Subscription) -> None:
        try:
            while await self._deliver(subscription):
                pass
        except Exception:  # one reader's trouble ends one connection; the browser comes back by itself
            logger.exception("live connection to %s/%s broke", self.topic.name, self.key)
            await self.send({"type": "websocket.close", "code": TRY_AGAIN})

    async def _deliver(self, subscription: Subscription) -> bool:
        """Send one message, or check quietly; false when the connection was closed."""
        try:
            message = await asyncio.wait_for(subscription.next(), CHECK_EVERY)
        except TimeoutError:
            message = {}
        if message is None:
            await self.send({"type": "websocket.close", "code": TRY_AGAIN})
            return False
        parts = await self._in_thread(self._answers, [message] if message else [])
        if parts is None:
            await self.send({"type": "websocket.close", "code": REFUSED})
            return False
        for part in parts:
            await self.send({"type": "websocket.send", "text": part})
        return True

    @staticmethod
    async def _wait_for_leaving(receive: Receive) -> None:
        while (await receive())["type"] != "websocket.disconnect":
            pass  # a listener has nothing to say here; what they write goes through a form

    async def _in_thread(self, ask: Callable[..., list[str] | None], *about: Any) -> list[str] | None:
        return await asyncio.get_running_loop().run_in_executor(self.threads, ask, *about)

    def _first_answers(self) -> list[str] | None:
        close_old_connections()
        viewer = self.identify(self.scope)
        self.who = getattr(viewer, "pk", None)
        since = parse_qs(self.scope.get("query_string", b"").decode("latin1")).get("since", [""])[0]
        if not self.topic.authorise(viewer, self.key):
            return None
        return self._rendered(viewer, list(self.topic.missed(viewer, self.key, since)) if since else [])

    def _answers(self, messages: list[Message]) -> list[str] | None:
        close_old_connections()
        viewer = self.identify(self.scope)
        # Whoever logged out, or in as another, no longer is who subscribed.
        if getattr(viewer, "pk", None) != self.who or not self.topic.authorise(viewer, self.key):
            return None
        return self._rendered(viewer, messages)

    def _rendered(self, viewer: Any, messages: list[Message]) -> list[str]:
        parts = (self.topic.render(viewer, self.key, message) for message in messages)
        return [part for part in parts if part]
