"""`hearthside live`: live updates in a process of their own, for the standard shape."""

from collections.abc import Awaitable, Callable
from typing import Any

import click
from django.conf import settings

from .asgi import live as websockets
from .server import leave, refuse_taken_port, serve_until_stopped


@click.command("live")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, envvar="HEARTHSIDE_LIVE_PORT", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
def live(port: int, host: str) -> None:
    """Serve live updates alone, beside page servers; needs Redis to hear from them."""
    if not settings.REDIS_URL:
        raise click.ClickException(
            "Live updates in a process of their own need HEARTHSIDE_REDIS_URL; see docs/operators.md."
        )
    refuse_taken_port(host, port)
    serve_until_stopped(live_alone, host, port, lambda: click.echo(f"Live updates on {host}:{port}"))
    leave()


async def live_alone(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Websockets; to anything else it only says that it is there, for whoever watches over it."""
    if scope["type"] == "websocket":
        await websockets(scope, receive, send)
    elif scope["type"] == "lifespan":
        while (message := await receive())["type"] != "lifespan.shutdown":
            await send({"type": f"{message['type']}.complete"})
        await send({"type": "lifespan.shutdown.complete"})
    else:
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": b"Live updates only."})
