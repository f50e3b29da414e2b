"""The background work: queued tasks, the minute's sweep, pages that leave. It can stand still, and so can the mail."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.crypto import get_random_string
from django_tasks.signals import task_enqueued
from django_tasks_db.management.commands.db_worker import Worker

from hearthside.care.notifications.models import Alert
from hearthside.care.respite.actions import ask_what_stayed
from hearthside.care.safety.models import Case, Urgency
from hearthside.care.safety.tasks import sweep

from .helpers import Team
from .mail import Sink
from .scene import Scene

LOOKS_FOR_TASKS = 1.0  # seconds; how often `hearthside worker` asks


class Machinery:
    def __init__(self, scene: Scene, team: Team) -> None:
        self.scene, self.team = scene, team
        self.stands_still, self.will_work = False, False
        self.told_until = scene.agenda.now
        self.worker = Worker(
            queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=None, worker_id=get_random_string(32), excluded_queue_names=[],
        )  # fmt: skip

    def begin(self) -> None:
        task_enqueued.connect(self._work_soon, weak=False)
        self.scene.agenda.every(60, self._minute)
        self.scene.agenda.every(3600, ask_what_stayed)

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
            self._minute()

    def _work_soon(self, **_sent: Any) -> None:
        if not self.will_work:
            self.will_work = True
            self.scene.agenda.after(LOOKS_FOR_TASKS, self._work)

    def _work(self) -> None:
        self.will_work = False
        if not self.stands_still:
            self.worker.run()
            self._show_alerts()

    def _minute(self) -> None:
        """With no open case there is nothing to sweep."""
        if not self.stands_still and Case.objects.filter(closed_at=None).exists():
            sweep.call()
            self._show_alerts()

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
