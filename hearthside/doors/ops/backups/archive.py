"""One .tar.gz with a manifest: what is inside, how large, and the checksum of each file."""

import hashlib
import json
import tarfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import click

FORMAT = 1
MANIFEST = "manifest.json"
PIECE = 1 << 20


@dataclass
class Manifest:
    version: str  # of the software that made it
    database: str  # the name of the database's file inside
    made_at: str
    field_key: str  # a fingerprint, so that a restore can tell whether private talk will open
    migrations: list[str]
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)  # name -> sha256


def write(target: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    """Write all or nothing: the archive has its name only once it is whole."""
    unfinished = target.with_name(target.name + ".part")
    try:
        with tarfile.open(unfinished, "x:gz", compresslevel=6) as archive:
            unfinished.chmod(0o600)
            for name, path in files.items():
                manifest.files[name] = checksum(path)
                archive.add(path, name, recursive=False)
            _add_manifest(archive, manifest, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack into an empty folder and compare every file with the manifest."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        described: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        manifest = Manifest(**described)
    except (tarfile.TarError, EOFError, OSError, ValueError, TypeError) as trouble:
        if isinstance(trouble, FileNotFoundError) and not source.exists():
            raise click.ClickException(f"{source} is not there.") from None
        raise click.ClickException(f"{source} is damaged, or no backup of Hearthside.") from None
    _compare(source, folder, manifest)
    return manifest


def checksum(path: Path) -> str:
    seen = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            seen.update(piece)
    return seen.hexdigest()


def _add_manifest(archive: tarfile.TarFile, manifest: Manifest, beside: Path) -> None:
    written = beside.with_name(beside.name + ".manifest")
    try:
        written.write_text(json.dumps(asdict(manifest), indent=1))
        archive.add(written, MANIFEST)
    finally:
        written.unlink(missing_ok=True)


def _compare(source: Path, folder: Path, manifest: Manifest) -> None:
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    if manifest.format > FORMAT:
        raise click.ClickException(
            f"{source} was made by a newer Hearthside ({manifest.version}); install that version."
        )
    if there != set(manifest.files) or manifest.database not in there:
        raise click.ClickException(f"{source} is damaged: files are missing from it, or were added.")
    if wrong := [name for name in sorted(there) if checksum(folder / name) != manifest.files[name]]:
        raise click.ClickException(f"{source} is damaged: {wrong[0]} is not what was saved.")
