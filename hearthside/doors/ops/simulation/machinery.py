"""The background work: queued tasks, calls and pages, the minute's sweep. It can stand still, and so can the mail.

In an installation they look every second, every five and every minute (`config/worker.py`). Here they look when
something is due, at the moment at which they would have found it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Min
from django.utils.crypto import get_random_string
from django_tasks.signals import task_enqueued
from django_tasks_db.management.commands.db_worker import Worker

from hearthside.care.notifications.actions import deliver_due
from hearthside.care.notifications.models import Alert, Page
from hearthside.care.notifications.queries import WAITING
from hearthside.care.respite.actions import ask_what_stayed
from hearthside.care.safety.actions import call_what_waits
from hearthside.care.safety.models import Case, Urgency
from hearthside.care.safety.queries import coming_calls, protocol_in_force
from hearthside.care.safety.rules import CLAIM_LASTS
from hearthside.care.safety.tasks import sweep

from .mail import Sink
from .scene import Scene
from .volunteers import Team

Chore = Callable[[], object]
# How often each is done in an installation, in seconds.
TASKS_EVERY, PAGES_EVERY, CALLS_EVERY, SWEEP_EVERY = 1, 1, 5, 60
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Machinery:
    def __init__(self, scene: Scene, team: Team) -> None:
        self.scene, self.team = scene, team
        self.stands_still, self.will_work, self.will_plan = False, False, False
        self.told_until, self.plan_number = scene.agenda.now, 0
        self.calls: list[datetime] = []
        self.worker = Worker(
            queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=None, worker_id=get_random_string(32), excluded_queue_names=[],
        )  # fmt: skip

    def begin(self) -> None:
        task_enqueued.connect(self._work_soon, weak=False)
        self.scene.agenda.every(3600, ask_what_stayed)

    def notice(self, *_what: object) -> None:
        """A case, or who is there, has changed: something may be due now that was not, or could not be done."""
        if not self.will_plan:
            self.will_plan = True
            self.scene.agenda.after(0, self._plan)

    def stand_still(self, since: datetime, minutes: int) -> None:
        """As if it had been killed: nothing is swept and no task runs, until it is started again."""
        self.scene.agenda.at(since, lambda: self._stand(True))
        self.scene.agenda.at(since + timedelta(minutes=minutes), lambda: self._stand(False))

    def lose_mail(self, since: datetime, minutes: int) -> None:
        self.scene.agenda.at(since, lambda: setattr(Sink, "is_down", True))
        self.scene.agenda.at(since + timedelta(minutes=minutes), lambda: setattr(Sink, "is_down", False))

    def _stand(self, still: bool) -> None:
        self.stands_still = still
        if not still:
            self._work()
            self._plan()

    def _work_soon(self, **_sent: Any) -> None:
        if not self.will_work:
            self.will_work = True
            self.scene.agenda.after(TASKS_EVERY, self._work)

    def _work(self) -> None:
        self.will_work = False
        if not self.stands_still:
            self.worker.run()
            self._show_alerts()
            self._plan()

    def _plan(self, after: datetime | None = None, *, calls_changed: bool = True) -> None:
        """Put down the next thing that is due; what could not be done just now waits until something changes."""
        self.will_plan, self.plan_number = False, self.plan_number + 1
        if calls_changed:
            self.calls = list(coming_calls(protocol_in_force()).values())
        coming = [(self._when(due, every), chore) for due, every, chore in self._due() if not after or due > after]
        if coming and not self.stands_still:
            first = min(moment for moment, _chore in coming)
            chores = list(dict.fromkeys(chore for moment, chore in coming if moment == first))
            number = self.plan_number
            self.scene.agenda.at(first, lambda: self._do(chores, number))

    def _do(self, chores: list[Chore], number: int) -> None:
        if number != self.plan_number or self.stands_still:
            return
        for chore in chores:
            chore()
        self._show_alerts()
        self._plan(after=self.scene.agenda.now, calls_changed=chores != [deliver_due])

    def _due(self) -> Iterator[tuple[datetime, int, Chore]]:
        """What comes when, how often somebody looks for it, and what they do then."""
        for moment in self.calls:
            yield moment, CALLS_EVERY, call_what_waits
        page = Page.objects.filter(state__in=WAITING).aggregate(first=Min("due_at"))["first"]
        if page:
            yield page, PAGES_EVERY, deliver_due
        held = Case.objects.filter(closed_at=None)
        claimed = held.aggregate(first=Min("claimed_at"))["first"]
        if claimed:
            yield claimed + CLAIM_LASTS, CALLS_EVERY, call_what_waits
        if held.exclude(owner=None).exclude(owner__in=self.scene.on_duty).exists():
            yield self.scene.agenda.now, SWEEP_EVERY, sweep.call

    def _when(self, due: datetime, every: int) -> datetime:
        """The first look at or after both that moment and now."""
        passed = (max(due, self.scene.agenda.now) - EPOCH).total_seconds()
        return EPOCH + timedelta(seconds=-(-passed // every) * every)

    def _show_alerts(self) -> None:
        """The banner appears on the pages that people at the desk have open."""
        fresh = Alert.objects.filter(ended_at=None, raised_at__gt=self.told_until).order_by("raised_at", "pk")
        for member, case, urgency, says in fresh.values_list("member", "case", "urgency", "says"):
            helper = self.team.there.get(member)
            if helper and says == "handed_over":
                helper.receive(case)
            elif helper and urgency == Urgency.IMMINENT.name.lower():
                helper.alerted(case)
        self.told_until = self.scene.agenda.now
