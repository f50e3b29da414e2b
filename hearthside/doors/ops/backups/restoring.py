"""`hearthside restore FILE`."""

import os
import shutil
import tempfile
from pathlib import Path

import click
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from hearthside.doors.ops.installation import SECRETS, copies_folder, kept_files, only_one_runs, stamp
from hearthside.people.members.models import Member

from . import archive, database
from .copies import forget_old_copies
from .saving import KEYS, fingerprint_of_key, save

OTHER_KEY = (
    "This installation's field key is not the one of the backup: private conversations in it cannot be read and "
    "recovery codes do not work until you put the old field_key.secret into {home} (or set HEARTHSIDE_FIELD_KEY)."
)


def restore(source: Path, *, replace: bool) -> list[str]:
    """Put a backup in the place of what is here; answers with what the operator should know.

    Nothing is touched before the whole archive was checked, and what was here is copied first.
    """
    notes = []
    with only_one_runs(settings.HOME), tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restoring-") as unpacked:
        folder = Path(unpacked)
        manifest = archive.unpack(source, folder)
        _refuse_what_does_not_fit(source, manifest)
        has_keys = (folder / KEYS).is_dir()
        if not _is_empty():
            if not replace:
                raise click.ClickException(
                    "There is a community here already: add --replace to put the backup in its place."
                )
            notes.append(f"What was here is saved in {_copy_what_is_here(with_keys=has_keys)}.")
        database.load(folder / manifest.database)
        _put_files_back(folder / "home")
        notes += _put_keys_back(folder / KEYS) if has_keys else _compare_keys(manifest)
    return notes


def _is_empty() -> bool:
    return Member._meta.db_table not in connection.introspection.table_names() or not Member.objects.exists()


def _refuse_what_does_not_fit(source: Path, manifest: archive.Manifest) -> None:
    if manifest.database != database.dump_name():
        kinds = {database.SQLITE: "SQLite", database.POSTGRES: "PostgreSQL"}
        raise click.ClickException(
            f"{source} holds a {kinds.get(manifest.database, 'different')} database and this installation uses "
            f"{kinds[database.dump_name()]}: set HEARTHSIDE_DATABASE_URL to the same kind."
        )
    known = MigrationLoader(None, ignore_no_migrations=True)
    ours = {f"{app}.{name}" for app, name in known.disk_migrations}
    newer = [name for name in manifest.migrations if name not in ours and name.split(".")[0] in known.migrated_apps]
    if newer:
        raise click.ClickException(
            f"{source} was made by a newer Hearthside ({manifest.version}); install that version."
        )


def _copy_what_is_here(*, with_keys: bool) -> Path:
    target = copies_folder() / f"before-restore-{stamp()}.tar.gz"
    save(target, with_keys=with_keys)
    forget_old_copies("before-restore-")
    return target


def _put_files_back(saved: Path) -> None:
    for path in kept_files():
        path.unlink()
    if saved.is_dir():
        shutil.copytree(saved, settings.HOME, dirs_exist_ok=True)


def _put_keys_back(saved: Path) -> list[str]:
    for name in (each for each in SECRETS if (saved / each).exists()):  # an older backup has fewer
        target = settings.HOME / name
        target.unlink(missing_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write((saved / name).read_text())
    return ["The keys are back too; keys set in the environment would still win over them."]


def _compare_keys(manifest: archive.Manifest) -> list[str]:
    return [] if manifest.field_key == fingerprint_of_key() else [OTHER_KEY.format(home=settings.HOME)]
