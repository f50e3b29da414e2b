"""`hearthside live`: live updates in a process of their own, for the standard shape."""

import click
from django.conf import settings

from .server import refuse_taken_port, serve_until_stopped


@click.command("live")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, envvar="HEARTHSIDE_LIVE_PORT", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
def live(port: int, host: str) -> None:
    """Serve live updates alone, beside page servers; needs Redis to hear from them."""
    if not settings.REDIS_URL:
        raise click.ClickException("Live updates in a process of their own need HEARTHSIDE_REDIS_URL; see docs/operators.md.")
    refuse_taken_port(host, port)
    serve_until_stopped("hearthside.config.asgi:live_alone", host, port, lambda: click.echo(f"Live updates on {host}:{port}"))
