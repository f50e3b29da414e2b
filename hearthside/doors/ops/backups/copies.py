"""Copies of the database inside the data folder, made before something changes it."""

from pathlib import Path

from hearthside.doors.ops.installation import copies_folder, stamp

from .database import dump, dump_name

KEPT = 3  # older ones go: a copy also keeps what members have erased since


def copy_before_migrating() -> Path:
    target = copies_folder() / f"before-migration-{stamp()}{Path(dump_name()).suffix}"
    dump(target)
    forget_old_copies("before-migration-")
    return target


def forget_old_copies(beginning: str) -> None:
    for old in sorted(copies_folder().glob(f"{beginning}*"))[:-KEPT]:
        old.unlink()
