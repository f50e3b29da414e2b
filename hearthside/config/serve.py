"""`hearthside run`: everything an installation needs, in one process and one helper for background work."""

import os
import time
from importlib import import_module
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from hearthside.doors.ops.demo.duty import keep_people_on_duty
from hearthside.doors.ops.demo.loader import is_empty, load_demo
from hearthside.doors.ops.demo.log_ins import is_demo, log_ins
from hearthside.doors.ops.installation import only_one_runs

from .prepare import prepare, refuse_unsafe_start
from .server import leave, refuse_taken_port, serve_until_stopped
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
        if is_demo():
            _refuse_strangers(host, "This is the demo community, whose log-ins are printed for all to see")
            keep_people_on_duty()
        elif with_demo and not settings.PRODUCTION and is_empty():
            load_demo()
        _serve(host, port, began)
    leave()


def _refuse_strangers(host: str, because: str) -> None:
    if host not in LOOPBACK:
        raise click.UsageError(
            f"{because}, so it listens on this machine alone: leave out --host, or see docs/operators.md."
        )


def _serve(host: str, port: int, began: float) -> None:
    people = log_ins()
    connection.close()
    # Built only now: the pages look for their static files when they are made, and `prepare` has just collected them.
    application = import_module("hearthside.config.asgi").application
    with Supervisor("worker", said_in=settings.HOME / "worker.log"):
        serve_until_stopped(application, host, port, lambda: _greet(_address(host, port), people, began))
    click.echo("Stopped.")


def _greet(address: str, people: str, began: float) -> None:
    click.echo(f"\n  Open   {address}\n  Stop   Ctrl+C\n  Data   {_short(settings.HOME)}")
    click.echo(f"  Mail   {_mail_goes_to()}\n  Ready after {time.monotonic() - began:.1f} s\n{people}")


def _mail_goes_to() -> str:
    return settings.EMAIL_HOST or f"nowhere; it is written into {_short(settings.HOME / 'worker.log')}"


def _address(host: str, port: int) -> str:
    return settings.PUBLIC_URL if settings.PRODUCTION else f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _short(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
