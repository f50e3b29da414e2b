"""Calls on an operator's machine: soon, never lost when something is killed or away, and not twice."""

import json
import os
import re
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field

import psycopg
import pytest

from .conftest import New
from .installation import Installation
from .mailbox import Mailbox
from .reachable import REDIS, postgres_that_answers
from .visitor import Visitor, wait_until

pytestmark = pytest.mark.packaging
PASSPHRASE, RESPONDER = "a warm lamp in the window", "Pale Harbour"
# About none of these is a case open in the demo; each is used once.
MEMBERS = "Window Plant", "Rusty Gate", "Wool Winter", "Plain Biscuit", "North Platform", "Hall Light", "Folded Map"
GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."
PAGES = """
import json
from hearthside.care.notifications.models import Page
rows = Page.objects.filter(case={case}, way="mail").values_list("state", "tries")
print(json.dumps([list(row) for row in rows]))
"""


@dataclass
class Place:
    """The demo community, whose mail goes to our mailbox."""

    installation: Installation
    mailbox: Mailbox
    members: Iterator[str] = field(default_factory=lambda: iter(MEMBERS))

    def running(self) -> AbstractContextManager[tuple[str, "subprocess.Popen[str]"]]:
        return self.installation.running()

    def say_goodbye(self, address: str) -> int:
        """Somebody posts what must not wait; the number of the case as the desk shows it, within two seconds."""
        desk, ana = (Visitor(address, name, PASSPHRASE) for name in (RESPONDER, next(self.members)))
        known = _cases(desk)
        page = "/spaces/low-days/threads/new/"
        ana.fill_in(page, title="An evening", body=GOODBYE, once=str(uuid.uuid4()))
        wait_until(lambda: _cases(desk) - known, 2)
        [case] = _cases(desk) - known
        return case

    def pages(self, case: int) -> list[tuple[str, int]]:
        said = self.installation.did("shell", "-c", PAGES.format(case=case))
        return [(state, tries) for state, tries in json.loads(said.splitlines()[-1])]


@pytest.fixture(scope="module", params=["sqlite", "postgresql and redis"])
def place(request: pytest.FixtureRequest, new: New, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    mailbox = Mailbox()
    mailbox.open()
    settings = {
        "HEARTHSIDE_SMTP_HOST": "127.0.0.1", "HEARTHSIDE_SMTP_PORT": str(mailbox.port), "HEARTHSIDE_SMTP_TLS": "no",
    }  # fmt: skip
    with ExitStack() as afterwards:
        afterwards.callback(mailbox.shut)
        if request.param != "sqlite":
            settings |= _on_servers(afterwards)
        installation = new(tmp_path_factory.mktemp("paging"), **settings)
        installation.did("prepare")
        installation.did("demo")
        yield Place(installation, mailbox)


def _on_servers(afterwards: ExitStack) -> dict[str, str]:
    server, name = postgres_that_answers(), f"hearthside_{uuid.uuid4().hex[:8]}"
    if not server:
        pytest.skip("no PostgreSQL answers")
    connection = afterwards.enter_context(psycopg.connect(server, autocommit=True))
    connection.execute(f"CREATE DATABASE {name}")
    afterwards.callback(lambda: connection.execute(f"DROP DATABASE {name} WITH (FORCE)"))
    cache = os.environ.get("HEARTHSIDE_TEST_REDIS", REDIS)
    return {"HEARTHSIDE_DATABASE_URL": server.rsplit("/", 1)[0] + f"/{name}", "HEARTHSIDE_REDIS_URL": cache}


def test_a_case_is_at_the_desk_and_its_page_has_left_within_seconds(place: Place) -> None:
    with place.running() as (address, _server):
        case = place.say_goodbye(address)  # at the desk within two
        paged = wait_until(lambda: place.mailbox.about(case), 3)
    print(f"the page left {paged:.1f} s after the desk showed the case")


def test_nothing_is_lost_and_nothing_is_sent_thrice_whatever_is_killed(place: Place) -> None:
    with place.running() as (address, server):
        # The background work dies just before somebody posts.
        _kill_children(server)
        first = place.say_goodbye(address)
        back = wait_until(lambda: place.mailbox.about(first), 60)
        # It dies again with a mail half delivered; and now the server too.
        place.mailbox.hangs.set()
        second = place.say_goodbye(address)
        wait_until(lambda: place.mailbox.about(second), 20)
        _kill_children(server)
        server.kill()
        server.wait(10)
    place.mailbox.hangs.clear()
    assert len(place.mailbox.about(second)) == 1
    with place.running():
        again = wait_until(lambda: len(place.mailbox.about(second)) > 1, 60)
        wait_until(lambda: all(state == "sent" for state, _tries in place.pages(second)), 20)
    assert max(tries for _state, tries in place.pages(second)) == 2
    print(f"paged {back:.1f} s after the worker was killed, {again:.1f} s after the server was started again")


def test_while_the_mail_server_is_away_calls_wait_and_leave_when_it_is_back(place: Place) -> None:
    place.mailbox.shut()
    with place.running() as (address, _server):
        cases = [place.say_goodbye(address) for _ in range(2)]
        wait_until(lambda: all(place.pages(case) and place.pages(case)[0][0] == "failed" for case in cases), 30)
        place.mailbox.open()
        wait_until(lambda: all(place.mailbox.about(case) for case in cases), 60)


def test_processes_that_help_next_at_once_never_get_the_same_case(place: Place) -> None:
    """Three processes, each of another responder, each taking all it can."""
    installation = place.installation
    if "HEARTHSIDE_DATABASE_URL" not in installation.settings:
        pytest.skip("SQLite is for one process")
    installation.did("shell", "-c", MANY_CASES)
    processes = [
        subprocess.Popen(
            [*installation.command, "shell", "-c", CLAIM_ALL.format(number=number)], env=installation.surroundings(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=installation.home.parent,
        )
        for number in range(3)
    ]  # fmt: skip
    answers = [process.communicate(timeout=240) for process in processes]
    taken = [line.split()[1] for said, _wrong in answers for line in said.splitlines() if line.startswith("took")]
    assert len(taken) == len(set(taken)) == 60, answers
    assert sum("took" in said for said, _wrong in answers) > 1


def _cases(desk: Visitor) -> set[int]:
    return {int(number) for number in re.findall(r"/desk/cases/(\d+)/", desk.read("/desk/cases/"))}


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
