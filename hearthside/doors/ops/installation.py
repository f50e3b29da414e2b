"""The data folder as a whole: who uses it now, and what in it is worth keeping."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection

SECRETS = ("secret_key.secret", "field_key.secret", "vapid_key.secret")
COPIES = "copies"
# What can be made again, or is written on its own way, stays out of a backup.
NOT_KEPT = {"static", "static.fingerprint", COPIES, "running.lock", "worker.log", *SECRETS}


def make_tables_if_none() -> None:
    """In a new data folder; tables of an older version are `hearthside prepare`'s, which copies them first."""
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def only_one_runs(home: Path) -> Iterator[None]:
    """Hold the data folder: two that serve it would not see each other's live updates, and a restore needs it alone."""
    lock = os.open(home / "running.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise click.ClickException(
            f"Hearthside runs already on {home}: stop it first, or set HEARTHSIDE_HOME."
        ) from None
    else:
        yield
    finally:
        os.close(lock)


def kept_files() -> list[Path]:
    """Uploads, the front door's copy, lists of the operator's own: all but database, secrets and copies."""
    found = []
    for entry in sorted(settings.HOME.iterdir()):
        if entry.name in NOT_KEPT or ".sqlite3" in entry.name or entry.name.startswith("."):
            continue
        found += [entry] if entry.is_file() else sorted(path for path in entry.rglob("*") if path.is_file())
    return found


def copies_folder() -> Path:
    folder: Path = settings.HOME / COPIES
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
