"""An operator's machine: start, stop, refuse in plain words, save and bring back."""

import itertools
import os
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import New
from .installation import Installation, free_port, get

pytestmark = pytest.mark.packaging
PASSPHRASE = "a warm lamp in the window"
POSTS = "SELECT thread_id, author_id, body, standing FROM discussions_post ORDER BY id"


def test_the_first_start_shows_life_and_how_to_stop(empty: Installation) -> None:
    with empty.running() as (address, process):
        assert get(address)[0] == 200
        assert get(address + "help/")[0] == 200
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[0]
    assert time.monotonic() - started < 10
    assert address in said
    assert "Ctrl+C" in said
    assert PASSPHRASE in said
    assert said.rstrip().endswith("Stopped.")
    assert process.returncode == 0


def test_starting_again_loses_nothing(lively: Installation) -> None:
    before = lively.rows()
    with lively.running():
        pass
    assert {row for row in before.split('{"model"') if "discussions.post" in row} <= set(
        lively.rows().split('{"model"')
    )


def test_the_background_work_ends_with_the_one_that_started_it(lively: Installation) -> None:
    with lively.running() as (_address, process):
        helper = _children_of(process.pid)
        assert helper
        process.kill()
        process.wait(10)
        _wait_until(lambda: not any(_is_alive(each) for each in helper))


def test_background_work_that_crashes_starts_again(lively: Installation) -> None:
    with lively.running() as (_address, process):
        first = _children_of(process.pid)
        for each in first:
            os.kill(each, signal.SIGKILL)
        _wait_until(lambda: set(_children_of(process.pid)) - set(first))


def test_a_taken_port_is_said_in_one_sentence(lively: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"Port {port} on 127.0.0.1 is taken" in lively.refused("run", "--port", str(port))


def test_two_do_not_run_on_one_folder(lively: Installation) -> None:
    with lively.running():
        assert "runs already" in lively.refused("run", "--port", str(free_port()))


def test_the_demo_listens_on_this_machine_alone(lively: Installation, empty: Installation) -> None:
    assert "this machine alone" in lively.refused("run", "--host", "0.0.0.0")
    assert "this machine alone" in empty.refused("run", "--host", "192.0.2.1")


def test_the_demo_is_added_once_and_to_nothing_else(lively: Installation) -> None:
    assert "this one is not empty" in lively.refused("demo")


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("HEARTHSIDE_PORT", "many", "--port"),
        ("HEARTHSIDE_DEBUG", "perhaps", "write yes or no"),
        ("HEARTHSIDE_SMTP_PORT", "x", "write a whole number"),
        ("HEARTHSIDE_PUBLIC_URL", "nowhere", "write an address"),
        ("HEARTHSIDE_TIME_ZONE", "Here", "write a zone"),
        ("HEARTHSIDE_DATABASE_URL", "thing://x", "cannot be read"),
        ("HEARTHSIDE_HOME", "/proc/nothing/here", "HEARTHSIDE_HOME"),
    ],
)
def test_a_bad_setting_is_said_in_one_sentence(empty: Installation, setting: str, value: str, says: str) -> None:
    empty.settings[setting] = value
    said = empty.refused("run")
    assert says in said
    assert "\n" not in said


def test_a_database_that_does_not_answer_is_said_in_one_sentence(empty: Installation) -> None:
    empty.settings["HEARTHSIDE_DATABASE_URL"] = f"postgres://nobody:secret@127.0.0.1:{free_port()}/nothing"
    said = empty.refused("prepare")
    assert "does not answer" in said
    assert "secret" not in said


def test_a_database_of_a_newer_version_is_left_alone(new: New, tmp_path: Path) -> None:
    installation = new(tmp_path)
    installation.did("prepare")
    with closing(sqlite3.connect(installation.home / "hearthside.sqlite3")) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('members', '9999_later', '2030-01-01')"
        )
        database.commit()
    assert "newer Hearthside" in installation.refused("run", "--port", str(free_port()))


def test_a_copy_is_made_before_tables_change(new: New, tmp_path: Path) -> None:
    installation = new(tmp_path)
    installation.did("prepare")
    installation.did("migrate", "privacy", "zero")
    assert "Copied the database" in installation.did("prepare")
    assert list((installation.home / "copies").glob("before-migration-*.sqlite3"))


def test_a_production_start_is_refused_with_what_to_do(empty: Installation) -> None:
    empty.settings |= {"HEARTHSIDE_PRODUCTION": "yes", "HEARTHSIDE_SECRET_KEY": "short", "HEARTHSIDE_DEBUG": "yes"}
    said = empty.refused("prepare")
    for name in ("HEARTHSIDE_DEBUG", "HEARTHSIDE_SECRET_KEY", "HEARTHSIDE_PUBLIC_URL", "HEARTHSIDE_HOSTS", "--on-call"):
        assert name in said


def test_a_production_start_is_refused_with_demo_people(lively: Installation) -> None:
    installation = Installation(lively.home, settings=_production())
    assert "demo people" in installation.refused("prepare")


def test_an_operator_makes_an_empty_installation_ready_for_production(empty: Installation) -> None:
    empty.did("prepare")
    said = empty.did(
        "create-operator",
        "--name",
        "Tall Gate",
        "--passphrase-stdin",
        "--on-call",
        "night@example.org",
        told=PASSPHRASE + "\n",
    )
    assert "/operator/" in said
    empty.settings |= _production()
    assert "Ready to start." in empty.did("prepare")


@pytest.mark.parametrize(
    ("name", "passphrase", "says"),
    [
        ("Tall Gate", "short", "at least 10"),
        ("tall@example.org", PASSPHRASE, "e-mail"),
        ("Tall Gate", "", "at least 10"),
    ],
)
def test_an_operator_that_cannot_be_made_is_said_in_one_sentence(
    empty: Installation, name: str, passphrase: str, says: str
) -> None:
    empty.did("prepare")
    assert says in empty.refused("create-operator", "--name", name, "--passphrase-stdin", told=passphrase + "\n")


def test_the_demo_gets_no_real_operator(lively: Installation) -> None:
    said = lively.refused("create-operator", "--name", "Tall Gate", "--passphrase-stdin", told=PASSPHRASE)
    assert "demo community" in said


def test_a_command_before_the_tables_are_there_says_what_to_do(empty: Installation) -> None:
    assert "hearthside prepare" in empty.refused("helplines", "check")


def test_the_demo_comes_into_a_new_folder_at_one_command(empty: Installation) -> None:
    assert "Everybody here is invented" in empty.did("demo")


def test_every_event_is_listed_with_those_who_hear_it(lively: Installation) -> None:
    said = lively.did("who-hears")
    heard = said.partition("care.safety.events.CaseOpened\n")[2]
    listed = list(itertools.takewhile(lambda line: line.startswith("    "), heard.splitlines()))
    assert "    care.safety.handlers.page_at_once" in listed


def test_a_large_community_is_made_twice_alike(new: New, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        installation = new(tmp_path / name)
        installation.did("prepare")
        installation.did("demo", "--members", "60", "--posts", "500", "--seed", "7")
        with closing(sqlite3.connect(installation.home / "hearthside.sqlite3")) as database:
            made.append(database.execute(POSTS).fetchall())
    assert made[0] == made[1]
    assert len(made[0]) == 500
    assert {standing for *_rest, standing in made[0]} == {"shown"}


def _production() -> dict[str, str]:
    return {
        "HEARTHSIDE_PRODUCTION": "yes", "HEARTHSIDE_PUBLIC_URL": "https://community.example.org",
        "HEARTHSIDE_HOSTS": "community.example.org", "HEARTHSIDE_BEHIND_PROXY": "yes",
        "HEARTHSIDE_SMTP_HOST": "mail.example.org",
    }  # fmt: skip


def _children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(each) for each in listed.stdout.split()]


def _is_alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


def _wait_until(true: object, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():  # type: ignore[operator]
            return
        time.sleep(0.2)
    raise AssertionError("it did not happen")
