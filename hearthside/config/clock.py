"""What happens each minute and each hour, whoever else is busy."""

import logging
from collections.abc import Callable

from django.core.management import call_command
from django.db import close_old_connections

from hearthside.care.aftercare.actions import send_what_is_due
from hearthside.care.disclosures.actions import tell_members
from hearthside.care.drafts.actions import forget_old_drafts
from hearthside.care.helplines.actions import take_in_reports
from hearthside.care.moderation.actions import end_expired
from hearthside.care.notifications.actions import forget_old_pages
from hearthside.care.quality.actions import (
    draw_sample,
    forget_erased,
    forget_old_clusters,
    look_once_a_day,
    measure_week,
)
from hearthside.care.respite.actions import ask_what_stayed, close_wellbeing_months, forget_old_records
from hearthside.care.rota.actions import forget_old_hand_overs, lay_out_slots
from hearthside.care.safety.tasks import sweep

logger = logging.getLogger(__name__)


def tick(minute: int) -> None:
    """One minute has passed; one chore that fails never stops another."""
    chores = [*EACH_MINUTE, *(EACH_HOUR if minute % 60 == 0 else ())]
    for chore in chores:
        try:
            close_old_connections()
            chore()
        except Exception:  # a chore's bug must not stop the clock: the sweep of the next minute may save somebody
            logger.exception("a chore of the clock failed")


def _clear_sessions() -> None:
    call_command("clearsessions")


def _forget_finished_tasks() -> None:
    call_command("prune_db_task_results", verbosity=0, min_age_days=2, failed_min_age_days=14)


# Called here and not queued: a queue that stands still must not keep people on call from being paged.
EACH_MINUTE: tuple[Callable[[], object], ...] = (
    sweep.call, end_expired, take_in_reports, send_what_is_due, tell_members,
)  # fmt: skip
EACH_HOUR: tuple[Callable[[], object], ...] = (
    _clear_sessions, forget_old_drafts, _forget_finished_tasks, ask_what_stayed, close_wellbeing_months,
    forget_old_records, forget_old_pages, lay_out_slots, forget_old_hand_overs, draw_sample, forget_erased,
    measure_week, look_once_a_day, forget_old_clusters,
)  # fmt: skip
