"""The play: people, arrivals, shifts and troubles, from the first day to the last."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from hearthside.care.safety.events import CaseClaimed, CaseClosed, CaseOpened, CaseWaits
from hearthside.care.staffing.assumptions import assumed
from hearthside.foundation.events import on

from .agenda import Agenda
from .cast import found_community
from .company import gather
from .figures import Played, counts, pages, wait_seconds
from .ledger import Ledger
from .machinery import Machinery
from .mail import Sink
from .members import Members
from .on_call import OnCall
from .scene import Scene
from .volunteers import Team

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday


@dataclass(frozen=True)
class Script:
    days: int
    members: int
    staffing: str
    seed: int

    @property
    def end(self) -> datetime:
        return START + timedelta(days=self.days)


def play(script: Script) -> Played:
    """All of it, in an empty database."""
    agenda = Agenda(START - timedelta(days=1))
    with agenda.keeping_time():
        place = found_community(script.members)
        company = gather(place, script.staffing, START, script.days)
        scene = Scene(agenda, Ledger(agenda), place.spaces, place.members, random.Random(f"helpers {script.seed}"))
        team, on_call = Team(scene), OnCall(scene)
        people = company.come(scene, team, on_call)
        machinery = Machinery(scene, team)
        _listen(scene, team, on_call, machinery)
        members = Members(scene, script.members, script.seed)
        members.begin(START, script.days)
        agenda.at(START, machinery.begin)
        _make_trouble(script, machinery, members)
        agenda.play(script.end)
        scene.ledger.close()
        return Played(
            script.days, script.members, script.staffing, script.seed, **counts(scene.ledger),
            wait_seconds=wait_seconds(scene.ledger), pages=pages(), people=people,
        )  # fmt: skip


def _listen(scene: Scene, team: Team, on_call: OnCall, machinery: Machinery) -> None:
    """Whoever has the queue on the screen sees it change; the ledger notes it; mails reach those on call."""

    @on(CaseOpened)
    def note_wait(event: CaseOpened) -> None:
        scene.ledger.waits_now(event.case)
        team.something_waits()

    @on(CaseWaits)
    def see_queue(event: CaseWaits) -> None:
        team.something_waits()

    @on(CaseClaimed)
    def note_look(event: CaseClaimed) -> None:
        scene.ledger.looked_at(event.case)

    for event in (CaseOpened, CaseWaits, CaseClaimed, CaseClosed):
        on(event)(machinery.notice)
    scene.rota_changed = machinery.notice
    Sink.deliver = on_call.called


def _make_trouble(script: Script, machinery: Machinery, members: Members) -> None:
    """The worker dies for a while, later the mail; in the middle of each somebody is in imminent danger."""
    for key, begin in (("worker_stands_still", machinery.stand_still), ("mail_is_down", machinery.lose_mail)):
        told = assumed(f"troubles.{key}")
        since = START + told["at"] * timedelta(days=script.days)
        begin(since, told["minutes"])
        fate = random.Random(f"{key} {script.seed}")
        middle = since + timedelta(minutes=told["minutes"] / 2)
        machinery.scene.agenda.at(middle, partial(members.write, "imminent", fate))
