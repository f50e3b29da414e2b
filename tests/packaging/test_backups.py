"""Saving everything and bringing it back, compared row by row."""

import os
import tarfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from .conftest import New
from .installation import Installation, get
from .reachable import postgres_that_answers

pytestmark = pytest.mark.packaging
PASSPHRASE = "a warm lamp in the window"
# Sessions, the queue, calls, and what the clock lays out ahead.
PASSING = ('"sessions.', '"django_tasks_database.', '"notifications.', '"safety.escalation', '"quality.', '"rota.slot')
SOMEBODY_IS_THERE = """
from django.utils import timezone
from hearthside.care.safety.models import Case
from hearthside.people.members.queries import members_with_role
Case.objects.filter(closed_at=None).update(owner=members_with_role("responder").first(), claimed_at=timezone.now())
"""


def test_what_is_saved_while_running_comes_back_row_by_row(new: New, lively: Installation, tmp_path: Path) -> None:
    (lively.home / "files").mkdir(exist_ok=True)
    (lively.home / "files" / "picture.bin").write_bytes(os.urandom(5000))
    archive = tmp_path / "saved.tar.gz"
    lively.did("shell", "-c", SOMEBODY_IS_THERE)  # nobody is called while it runs
    with lively.running():
        said = lively.did("backup", str(archive), "--with-keys")
    assert "whoever has this file" in said
    again = new(tmp_path / "again")
    again.did("restore", str(archive))
    assert _without_passing(again.rows()) == _without_passing(lively.rows())
    assert (again.home / "files" / "picture.bin").read_bytes() == (lively.home / "files" / "picture.bin").read_bytes()
    assert (again.home / "front_door.json").read_text() == (lively.home / "front_door.json").read_text()
    with again.running() as (address, _process):
        assert "Lantern Room" in get(address)[1]


def test_without_the_keys_it_says_what_cannot_be_read(new: New, lively: Installation, tmp_path: Path) -> None:
    archive = tmp_path / "saved.tar.gz"
    assert "private conversations in this backup can be read by nobody" in lively.did("backup", str(archive)).replace(
        "\n", " "
    )
    with tarfile.open(archive) as opened:
        assert not [name for name in opened.getnames() if "secret" in name]
    assert archive.stat().st_mode & 0o077 == 0
    again = new(tmp_path)
    assert "field key is not the one" in again.did("restore", str(archive))


def test_a_community_is_replaced_only_when_asked_to_and_kept(
    lively: Installation, empty: Installation, tmp_path: Path
) -> None:
    archive = tmp_path / "saved.tar.gz"
    lively.did("backup", str(archive), "--with-keys")
    empty.did("prepare")
    empty.did("create-operator", "--name", "Tall Gate", "--passphrase-stdin", told=PASSPHRASE)
    assert "--replace" in empty.refused("restore", str(archive))
    assert "What was here is saved in" in empty.did("restore", str(archive), "--replace")
    assert _without_passing(empty.rows()) == _without_passing(lively.rows())
    kept = next((empty.home / "copies").glob("before-restore-*.tar.gz"))
    empty.did("restore", str(kept), "--replace")
    assert "Tall Gate" in empty.rows()


def test_nothing_is_restored_while_it_runs(lively: Installation, tmp_path: Path) -> None:
    archive = tmp_path / "saved.tar.gz"
    lively.did("backup", str(archive))
    with lively.running():
        assert "stop it first" in lively.refused("restore", str(archive), "--replace")


def test_a_damaged_backup_changes_nothing(lively: Installation, tmp_path: Path) -> None:
    archive, before = tmp_path / "saved.tar.gz", lively.rows()
    lively.did("backup", str(archive))
    whole = archive.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"no archive", whole[:5000] + b"x" + whole[5001:]):
        archive.write_bytes(damaged)
        assert "damaged" in lively.refused("restore", str(archive), "--replace")
    assert "is not there" in lively.refused("restore", str(tmp_path / "nothing.tar.gz"))
    assert lively.rows() == before


def test_a_backup_does_not_write_over_another(lively: Installation, tmp_path: Path) -> None:
    archive = tmp_path / "saved.tar.gz"
    archive.write_text("mine")
    assert "is there already" in lively.refused("backup", str(archive))
    assert archive.read_text() == "mine"
    assert "is not there" in lively.refused("backup", str(tmp_path / "no" / "saved.tar.gz"))


@pytest.fixture
def on_postgres(new: New, tmp_path: Path) -> Iterator[Installation]:
    server = postgres_that_answers()
    if not server:
        pytest.skip("no PostgreSQL answers")
    name = f"hearthside_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        address = server.rsplit("/", 1)[0] + f"/{name}"
        yield new(tmp_path, HEARTHSIDE_DATABASE_URL=address)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_on_postgresql_a_backup_comes_back_row_by_row(on_postgres: Installation, tmp_path: Path) -> None:
    archive = tmp_path / "saved.tar.gz"
    on_postgres.did("prepare")
    on_postgres.did("demo", "--members", "40", "--posts", "200")
    before = on_postgres.rows()
    on_postgres.did("backup", str(archive))
    on_postgres.did(
        "shell", "-c", "from hearthside.places.discussions.models import Reaction; Reaction.objects.all().delete()"
    )
    on_postgres.did("restore", str(archive), "--replace")
    assert on_postgres.rows() == before


def _without_passing(rows: str) -> list[str]:
    """All rows but those that a running installation changes by itself."""
    told = rows.split('{"model": ')
    return sorted(row.rstrip("], ") for row in told if not row.startswith(PASSING))
