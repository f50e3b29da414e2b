"""Calls on an operator's machine: soon, never lost when something is killed or away, and not twice."""

import json
import os
import re
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from .conftest import New
from .installation import Installation
from .mailbox import Mailbox
from .reachable import REDIS, postgres_that_answers
from .visitor import Visitor, wait_until

pytestmark = pytest.mark.packaging
PASSPHRASE = "a warm lamp in the window"
MEMBER, OTHER_MEMBER, RESPONDER = "Window Plant", "Rusty Gate", "Pale Harbour"  # two about whom no case is open
GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."
ROWS = (
    "import json; from hearthside.care.notifications.models import Page; print(json.dumps([list(row) for row in "
    "Page.objects.filter(case={case}).values_list('way', 'state', 'tries')]))"
)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.open()
    yield box
    box.hangs.clear()
    box.shut()


@pytest.fixture(params=["sqlite", "postgresql and redis"])
def community(request: pytest.FixtureRequest, new: New, tmp_path: Path, mailbox: Mailbox) -> Iterator[Installation]:
    """The demo community, whose mail goes to our mailbox."""
    settings = {
        "HEARTHSIDE_SMTP_HOST": "127.0.0.1",
        "HEARTHSIDE_SMTP_PORT": str(mailbox.port),
        "HEARTHSIDE_SMTP_TLS": "no",
    }
    with ExitStack() as afterwards:
        if request.param != "sqlite":
            settings |= _on_servers(afterwards)
        installation = new(tmp_path, **settings)
        installation.did("prepare")
        installation.did("demo")
        yield installation


def _on_servers(afterwards: ExitStack) -> dict[str, str]:
    server, name = postgres_that_answers(), f"hearthside_{uuid.uuid4().hex[:8]}"
    if not server:
        pytest.skip("no PostgreSQL answers")
    connection = afterwards.enter_context(psycopg.connect(server, autocommit=True))
    connection.execute(f"CREATE DATABASE {name}")
    afterwards.callback(lambda: connection.execute(f"DROP DATABASE {name} WITH (FORCE)"))
    cache = os.environ.get("HEARTHSIDE_TEST_REDIS", REDIS)
    return {"HEARTHSIDE_DATABASE_URL": server.rsplit("/", 1)[0] + f"/{name}", "HEARTHSIDE_REDIS_URL": cache}


def test_a_case_is_at_the_desk_and_its_page_has_left_within_seconds(community: Installation, mailbox: Mailbox) -> None:
    with community.running() as (address, _process):
        desk, ana = Visitor(address, RESPONDER, PASSPHRASE), Visitor(address, MEMBER, PASSPHRASE)
        known = _cases(desk)
        _say_goodbye(ana)
        seen = wait_until(lambda: _cases(desk) - known, 2)
        [case] = _cases(desk) - known
        paged = wait_until(lambda: mailbox.about(case), 5 - seen)
        print(f"at the desk after {seen:.1f} s, paged after {seen + paged:.1f} s")


def test_nothing_is_lost_and_nothing_is_sent_thrice_whatever_is_killed(
    community: Installation, mailbox: Mailbox
) -> None:
    with community.running() as (address, server):
        known = _cases(Visitor(address, RESPONDER, PASSPHRASE))
        # The background work dies at the moment of posting, before anybody was called.
        _kill_children(server)
        _say_goodbye(Visitor(address, MEMBER, PASSPHRASE))
        [first] = _cases(Visitor(address, RESPONDER, PASSPHRASE)) - known
        wait_until(lambda: mailbox.about(first), 60)
        # It dies again with a mail half delivered; and now the server too.
        mailbox.hangs.set()
        _say_goodbye(Visitor(address, OTHER_MEMBER, PASSPHRASE))
        [second] = _cases(Visitor(address, RESPONDER, PASSPHRASE)) - known - {first}
        wait_until(lambda: mailbox.about(second), 10)
        _kill_children(server)
        server.kill()
        server.wait(10)
    mailbox.hangs.clear()
    sent_before = len(mailbox.about(second))
    assert sent_before == 1
    with community.running():
        wait_until(lambda: len(mailbox.about(second)) > sent_before, 60)
        tries = _pages(community, second)
    assert all(state == "sent" for _way, state, _tries in tries)
    assert max(tried for _way, _state, tried in tries) == 2


def test_while_the_mail_server_is_away_calls_wait_and_leave_when_it_is_back(
    community: Installation, mailbox: Mailbox
) -> None:
    mailbox.shut()
    with community.running() as (address, _server):
        desk = Visitor(address, RESPONDER, PASSPHRASE)
        known = _cases(desk)
        for name in (MEMBER, OTHER_MEMBER):
            _say_goodbye(Visitor(address, name, PASSPHRASE))
        new_ones = _cases(desk) - known
        wait_until(lambda: all("failed" in str(_pages(community, case)) for case in new_ones), 20)
        mailbox.open()
        wait_until(lambda: all(mailbox.about(case) for case in new_ones), 60)


def test_processes_that_help_next_at_once_never_get_the_same_case(community: Installation) -> None:
    """Three processes, each of another responder, each taking all it can."""
    community.did("shell", "-c", MANY_CASES)
    processes = [
        subprocess.Popen(
            [*community.command, "shell", "-c", CLAIM_ALL.format(number=number)],
            env=community.surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=community.home.parent,
        )
        for number in range(3)
    ]
    answers = [process.communicate(timeout=120) for process in processes]
    taken = [line.split()[1] for said, _wrong in answers for line in said.splitlines() if line.startswith("took")]
    assert len(taken) == len(set(taken)) == 60, answers
    assert sum("took" in said for said, _wrong in answers) > 1


def _say_goodbye(ana: Visitor) -> None:
    page = "/spaces/low-days/threads/new/"
    ana.fill_in(page, title="An evening", body=GOODBYE, once=str(uuid.uuid4()))


def _cases(desk: Visitor) -> set[int]:
    return {int(number) for number in re.findall(r"/desk/cases/(\d+)/", desk.read("/desk/cases/"))}


def _pages(community: Installation, case: int) -> list[list[object]]:

    rows: list[list[object]] = json.loads(community.did("shell", "-c", ROWS.format(case=case)).splitlines()[-1])
    return [row for row in rows if row[0] == "mail"]


def _kill_children(server: "subprocess.Popen[str]") -> None:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(server.pid)], capture_output=True, text=True, check=False
    )
    for child in listed.stdout.split():
        os.kill(int(child), signal.SIGKILL)


MANY_CASES = """
from datetime import timedelta
from django.utils import timezone
from hearthside.care.safety.models import Case
now = timezone.now()
Case.objects.filter(closed_at=None).update(owner=None, claimed_at=None)
Case.objects.bulk_create(Case(member=None, urgency=n % 3 + 1, opened_at=now, due_at=now) for n in range(60))
"""
CLAIM_ALL = """
import pathlib, time
from hearthside.care.safety.actions import claim_next, note_answer
from hearthside.people.members.queries import members_with_role
helpers = list(members_with_role("responder"))
helper = helpers[{number}]
pathlib.Path("ready-{number}").touch()
while len(list(pathlib.Path().glob("ready-*"))) < 3:
    time.sleep(0.01)
while case := claim_next(helper, "a test"):
    if case.member_id is None:
        print("took", case.pk, flush=True)
    note_answer(helper, case)
"""
