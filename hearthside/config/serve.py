"""`hearthside run`: everything an installation needs, in one process and one helper for background work."""

import os
import time
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from hearthside.doors.ops.demo.loader import is_empty, keep_demo_people_on_duty, load_demo
from hearthside.doors.ops.demo.log_ins import log_ins
from hearthside.doors.ops.installation import only_one_runs
from hearthside.people.accounts.queries import demo_accounts_exist

from .prepare import prepare, refuse_unsafe_start
from .server import refuse_taken_port, serve_until_stopped
from .supervisor import Supervisor

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def start(host: str, port: int, *, with_demo: bool) -> None:
    began = time.monotonic()
    if not settings.PRODUCTION:
        _refuse_strangers(host, "This is not a production start")
    refuse_taken_port(host, port)
    with only_one_runs(settings.HOME):
        prepare()
        refuse_unsafe_start()
        if demo_accounts_exist():
            _refuse_strangers(host, "This is the demo community, whose log-ins are printed for all to see")
            keep_demo_people_on_duty()
        elif with_demo and not settings.PRODUCTION and is_empty():
            load_demo()
        _serve(host, port, began)


def _refuse_strangers(host: str, because: str) -> None:
    if host not in LOOPBACK:
        raise click.UsageError(
            f"{because}, so it listens on this machine alone: leave out --host, or see docs/operators.md for a safe start."
        )


def _serve(host: str, port: int, began: float) -> None:
    connection.close()
    with Supervisor("worker"):
        serve_until_stopped("hearthside.config.asgi:application", host, port, lambda: _greet(host, port, began))


def _greet(host: str, port: int, began: float) -> None:
    click.echo(f"\n  Open  {_address(host, port)}\n  Stop  Ctrl+C\n  Data  {_short(settings.HOME)}")
    click.echo(f"  Ready after {time.monotonic() - began:.1f} s")
    if people := log_ins():
        click.echo(people)


def _address(host: str, port: int) -> str:
    return settings.PUBLIC_URL if settings.PRODUCTION else f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _short(folder: Path) -> str:
    return os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else str(folder)
