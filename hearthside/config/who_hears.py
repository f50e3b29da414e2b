"""`hearthside who-hears`: every event and those who react to it."""

import click

from hearthside.foundation.events import handlers_by_event


@click.command("who-hears")
def who_hears() -> None:
    """Print every event with its handlers."""
    for event, handlers in sorted(handlers_by_event().items(), key=lambda pair: _place(pair[0])):
        click.echo(_place(event))
        for handler in handlers:
            click.echo(f"    {_place(handler)}")


def _place(thing: object) -> str:
    return f"{thing.__module__.removeprefix('hearthside.')}.{thing.__qualname__}"  # type: ignore[attr-defined]
