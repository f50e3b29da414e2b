"""The database as one file and back, for SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import click
from django.db import connection

SQLITE, POSTGRES = "database.sqlite3", "database.pgdump"
NEEDS_CLIENT = "{tool} is missing, and PostgreSQL is copied with it: install Debian's package postgresql-client."


def dump_name() -> str:
    return SQLITE if connection.vendor == "sqlite" else POSTGRES


def dump(target: Path) -> None:
    """A consistent copy while others go on writing."""
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(connection.settings_dict["NAME"]), target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
    target.chmod(0o600)


def load(source: Path) -> None:
    """Put a copy in the place of what is there."""
    if connection.vendor == "sqlite":
        connection.close()
        _copy_sqlite(source, Path(connection.settings_dict["NAME"]))
    else:
        _drop_all_tables()
        connection.close()
        _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(source))


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as copy:
        origin.backup(copy, pages=-1)  # in one step, so that writers cannot make it start again and again
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise click.ClickException(f"The copy of the database at {target} is damaged; check the disk.")


def _drop_all_tables() -> None:
    """All of them: tables of a later version than the backup's would stand in the way of its migrations."""
    with connection.cursor() as cursor:
        names = ", ".join(connection.ops.quote_name(name) for name in connection.introspection.table_names(cursor))
        if names:
            cursor.execute(f"DROP TABLE {names} CASCADE")


def _run(tool: str, *arguments: str) -> None:
    where = connection.settings_dict
    if shutil.which(tool) is None:
        raise click.ClickException(NEEDS_CLIENT.format(tool=tool))
    options = [f"--dbname={where['NAME']}"]
    for option, field in (("host", "HOST"), ("port", "PORT"), ("username", "USER")):
        options += [f"--{option}={where[field]}"] if where.get(field) else []
    surroundings = {**os.environ, "PGPASSWORD": where.get("PASSWORD") or ""}
    done = subprocess.run([tool, *options, *arguments], env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it did not say why"])[0]
        raise click.ClickException(f"{tool} failed: {said}")
