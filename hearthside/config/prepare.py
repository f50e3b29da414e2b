"""Bringing an installation up to the version of the code: a copy, the tables, the static files."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.checks import ERROR, CheckMessage, run_checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hearthside.doors.ops.backups.copies import copy_before_migrating


@click.command("prepare")
def prepare_command() -> None:
    """Copy the database if its tables change, change them, collect static files, check that the start is safe."""
    prepare()
    refuse_unsafe_start()
    click.echo("Ready to start.")


def prepare() -> None:
    _bring_tables_up_to_date()
    _collect_static_files()


def refuse_unsafe_start() -> None:
    """Print every warning; stop at anything that makes a start unsafe."""
    found = run_checks(databases=["default"])
    for finding in (each for each in found if each.level < ERROR and each.id and each.id.startswith("hearthside.")):
        click.echo(_sentence(finding), err=True)
    if serious := [finding for finding in found if finding.is_serious()]:
        raise click.ClickException("\n".join(map(_sentence, serious)))


def _sentence(finding: CheckMessage) -> str:
    return f"{finding.msg} {finding.hint or ''}".strip()


def _bring_tables_up_to_date() -> None:
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if any(app in executor.loader.migrated_apps for app, _name in unknown):
        raise click.ClickException(
            "This database was made by a newer Hearthside: install that version, or restore an older backup."
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if executor.loader.applied_migrations:
        click.echo(f"Copied the database to {copy_before_migrating()} before changing its tables.")
    else:
        click.echo("Making the database …")
    call_command("migrate", verbosity=0, interactive=False)


def _collect_static_files() -> None:
    """Again only when a file or the version changed; compressing takes longer than everything else."""
    noted, now = settings.HOME / "static.fingerprint", _fingerprint()
    if noted.exists() and noted.read_text() == now and Path(settings.STATIC_ROOT).exists():
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    noted.write_text(now)


def _fingerprint() -> str:
    seen = hashlib.sha256(version("hearthside").encode())
    for line in sorted(_static_files()):
        seen.update(line.encode())
    return seen.hexdigest()


def _static_files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            yield f"{name} {found.st_size} {found.st_mtime_ns}\n"
