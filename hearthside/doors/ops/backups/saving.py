"""`hearthside backup FILE`."""

import hashlib
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from hearthside.doors.ops.installation import SECRETS, kept_files

from . import archive, database

KEYS = "keys/"
WITHOUT_KEYS = (
    "The keys are not in it. Keep a copy of {kept} somewhere else and safe: without the field key, private "
    "conversations in this backup can be read by nobody, and recovery codes no longer work."
)


def save(target: Path, *, with_keys: bool = False, overwrite: bool = False) -> archive.Manifest:
    """Save everything while the community goes on."""
    if target.exists() and not overwrite:
        raise click.ClickException(f"{target} is there already: choose another name, or move it away.")
    if not target.parent.is_dir():
        raise click.ClickException(f"The folder {target.parent} is not there.")
    manifest = _describe()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".hearthside-") as folder:
        copy = Path(folder) / database.dump_name()
        database.dump(copy)
        files = {copy.name: copy, **{f"home/{path.relative_to(settings.HOME)}": path for path in kept_files()}}
        if with_keys:
            files |= _keys(Path(folder))
        archive.write(target, manifest, files)
    return manifest


def fingerprint_of_key() -> str:
    """Tells two keys apart and gives neither away: the keys are long and random."""
    return hashlib.sha256(b"hearthside backup " + settings.FIELD_KEY.encode()).hexdigest()[:16]


def _describe() -> archive.Manifest:
    return archive.Manifest(
        version=version("hearthside"), database=database.dump_name(), made_at=datetime.now(UTC).isoformat(),
        field_key=fingerprint_of_key(),
        migrations=sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()),
    )  # fmt: skip


def _keys(folder: Path) -> dict[str, Path]:
    """Written from the settings, so that keys given by the environment are saved too."""
    found = {}
    for name, value in zip(SECRETS, (settings.SECRET_KEY, settings.FIELD_KEY, settings.VAPID_KEY), strict=True):
        path = folder / name
        path.write_text(value)
        found[KEYS + name] = path
    return found
