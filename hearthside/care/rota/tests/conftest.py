from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from hearthside.care.rota import actions
from hearthside.care.rota.models import Desk, Duty


@pytest.fixture
def monday(time_machine):
    """A Monday morning."""
    time_machine.move_to("2026-03-02 09:00:00+00:00", tick=False)
    return timezone.now()


@pytest.fixture
def at(monday):
    """So many hours from that morning."""
    return lambda hours: monday + timedelta(hours=hours)


@pytest.fixture
def slot(ola, at):
    """Tomorrow, four hours at the triage desk, for one person."""
    return actions.open_slot(ola, at(24), at(28), desk=Desk.TRIAGE, duty=Duty.DESK, wanted=1)


@pytest.fixture
def pattern_of(ola, monday):
    """A pattern of weekend nights in Berlin, or what is said instead."""

    def make(**said):
        shape = {
            "desk": Desk.TRIAGE, "duty": Duty.DESK, "wanted": 1, "rule": "FREQ=WEEKLY;BYDAY=SA,SU", "starts": time(22),
            "minutes": 480, "time_zone": "Europe/Berlin", "first_day": datetime(2026, 3, 1, tzinfo=UTC).date(),
        }  # fmt: skip
        return actions.make_pattern(ola, **{**shape, **said})

    return make
