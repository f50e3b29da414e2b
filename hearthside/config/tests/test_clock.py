"""Chores and pages: whatever one of them does, the others go on."""

import time
from collections.abc import Callable

import pytest
from django.utils import timezone

from hearthside.care.notifications.actions import Call, page_people
from hearthside.care.notifications.models import Page, PageState, Webhook
from hearthside.care.notifications.tests.servers import serving
from hearthside.config import clock, pager


def test_a_chore_that_fails_never_stops_another(monkeypatch: pytest.MonkeyPatch, caplog: object) -> None:
    done = []

    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(clock, "EACH_MINUTE", (fail, lambda: done.append("minute")))
    monkeypatch.setattr(clock, "EACH_HOUR", (fail, lambda: done.append("hour")))
    monkeypatch.setattr(clock, "close_old_connections", lambda: None)
    clock.tick(0)
    clock.tick(1)
    assert done == ["minute", "hour", "minute"]
    assert "a chore of the clock failed" in caplog.text


@pytest.mark.django_db
def test_every_chore_runs_on_an_empty_installation(community: object, caplog: object) -> None:
    for chore in (*clock.EACH_MINUTE, *clock.EACH_HOUR):
        chore()


@pytest.mark.django_db(transaction=True)
def test_dead_servers_never_delay_the_others() -> None:
    """Ten webhooks that never answer, known or not, and one that does."""
    with serving(silence=True) as dead, serving(status=200) as alive:
        for number in range(10):
            Webhook.objects.create(address=f"{dead.address}/{number}", secret="x" * 20, made_at=timezone.now())
        Webhook.objects.create(address=alive.address, secret="x" * 20, made_at=timezone.now())
        paging = pager.Pager()
        for case in (1, 2, 3):
            page_people(Call(case, "imminent", "somebody_waits"), [], ["webhook"])
            assert _seconds_until(paging, lambda case=case: len(alive.received) == case) < 3
            if case == 1:
                _seconds_until(paging, lambda: Page.objects.filter(state=PageState.FAILED).count() == 10)
        dead.over.set()
        _seconds_until(paging, lambda: not paging._under_way)


def test_the_pager_survives_what_it_cannot_do(monkeypatch: pytest.MonkeyPatch, caplog: object) -> None:
    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(pager, "close_old_connections", lambda: None)
    pager._or_go_on(fail)
    assert "the pager stumbled" in caplog.text


def _seconds_until(paging: pager.Pager, true: Callable[[], object]) -> float:
    began = time.monotonic()
    while time.monotonic() - began < 30:
        paging.start_due()
        if true():
            return time.monotonic() - began
        time.sleep(0.1)
    raise AssertionError("it did not happen")
