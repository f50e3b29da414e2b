"""Pages and live updates behind one port: what `hearthside run` serves when everything is one process."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
pages_wsgi = get_wsgi_application()  # sets Django up; what follows needs it

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.http import HttpRequest, parse_cookie  # noqa: E402

from hearthside.foundation.live.app import live_application  # noqa: E402
from hearthside.people.members.models import Member  # noqa: E402

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
WORKERS = int(os.environ.get("HEARTHSIDE_PAGE_THREADS", "8"))


def identify(scope: Scope) -> Member | None:
    """The member whose session cookie came with a websocket's handshake; asked again at each delivery."""
    cookies = b"; ".join(value for name, value in scope["headers"] if name.lower() == b"cookie").decode("latin1")
    request = HttpRequest()
    request.session = SessionStore(parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME))
    member: Member | None = getattr(get_user(request), "member", None)
    return member


# The page threads live as long as the process, and so do their database connections.
pages = WSGIMiddleware(pages_wsgi, workers=WORKERS)  # type: ignore[arg-type]  # stubs of two worlds
live = live_application(identify)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await live(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _lifespan(receive, send)
    else:
        # `X_Forwarded_For` would reach Django as `X-Forwarded-For`: names with underscores come from no browser.
        headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
        await pages({**scope, "headers": headers}, _as_coroutine(receive), send)  # type: ignore[arg-type]


def _as_coroutine(receive: Receive) -> Receive:
    """granian answers with an awaitable of its own; a2wsgi takes coroutines alone."""

    async def heard() -> dict[str, Any]:
        return await receive()

    return heard


async def live_alone(scope: Scope, receive: Receive, send: Send) -> None:
    """Live updates without pages: a process beside page servers (`hearthside live`)."""
    if scope["type"] == "websocket":
        await live(scope, receive, send)
    elif scope["type"] == "lifespan":
        await _lifespan(receive, send)
    else:
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": b"Live updates only."})


async def _lifespan(receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "lifespan.shutdown":
        await send({"type": f"{message['type']}.complete"})
    pages.executor.shutdown(wait=False)
    await send({"type": "lifespan.shutdown.complete"})
