"""Whatever a helper does in whatever order: past a limit there is an override for each case, or there is no case."""

from datetime import timedelta

import pytest
import time_machine as clock
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hearthside.care.respite import actions, rules
from hearthside.care.respite.models import Break, Dose, Limits, Override
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member

from .duty import at_desk

MINUTES = st.one_of(st.integers(0, 100), st.sampled_from([1, 30, 59, 60, 61, 240, 480, 719]))  # and edges
TAKES = st.tuples(st.just("take"), st.integers(1, 3), st.sampled_from(["", "", "", "They are in danger now"]))
STEPS = st.lists(
    st.one_of(
        TAKES,
        TAKES,
        st.tuples(st.just("wait"), MINUTES, st.just("")),
        st.tuples(st.just("break"), st.just(0), st.just("")),
        st.tuples(st.just("shift"), st.integers(1, 8), st.just("")),
        st.tuples(st.just("override"), st.just(0), st.just("They are in danger now")),
        st.tuples(st.just("hard case"), st.integers(1, 30), st.just("")),
    ),
    min_size=8,
    max_size=40,
)
LIMITS = st.builds(
    Limits,
    pk=st.just(1),
    load_an_hour=st.integers(4, 9),
    load_a_shift=st.integers(9, 20),
    minutes_until_break=st.integers(10, 90),
    break_minutes=st.integers(1, 30),
    light_minutes=st.integers(0, 20),
    night_from=st.just(0),  # no night: being alone is a matter of its own
    night_until=st.just(0),
)


class NeverPastALimit(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @example(
        limits=Limits(pk=1, load_an_hour=8, load_a_shift=9, night_from=0, night_until=0),
        steps=[("take", 3, ""), ("wait", 480, ""), ("take", 3, ""), ("take", 3, ""), ("take", 1, "They are in danger")],
    )
    @given(limits=LIMITS, steps=STEPS)
    def test_a_load_past_the_limit_has_an_override_for_each_case_above_it(self, limits: Limits, steps: list) -> None:
        limits.save()
        member = Member.objects.create(
            name="Slow Comet", name_key="slowcomet", roles=",responder,", joined_at=timezone.now()
        )
        with clock.travel("2026-03-02 08:00:00+00:00", tick=False) as traveller:
            for number, (what, how_much, note) in enumerate(steps):
                if what == "wait":
                    traveller.shift(timedelta(minutes=how_much))
                else:
                    _do(member, number, what, how_much, note)
        _check(member, limits)


def _do(member: Member, number: int, what: str, how_much: int, note: str) -> None:
    if note:
        actions.override(member, note)
    if what == "take":
        asked_first = rules.may_take_on(member, how_much)
        try:
            actions.count_dose(member, number, how_much)
        except Refused:
            assert not asked_first
        else:
            assert asked_first
    elif what == "break":
        actions.take_break(member)
    elif what == "shift":
        at_desk(member, hours=how_much)
    elif what == "hard case":
        actions.after_hard_case(member, how_much)


def _check(member: Member, limits: Limits) -> None:
    doses = list(Dose.objects.filter(member=member).order_by("at", "pk").select_related("override"))
    for at in {dose.at for dose in doses}:
        for span, most in ((rules.HOUR, limits.load_an_hour), (rules.SHIFT, limits.load_a_shift)):
            within = [dose for dose in doses if at - span < dose.at <= at]
            free = sum(dose.weight for dose in within if dose.override is None)
            assert free <= most
            running = 0
            for dose in within:  # each case that reaches above the limit carries a reason of its own
                running += dose.weight
                assert running <= most or dose.override is not None
    for dose in doses:
        resting = Break.objects.filter(member=member, starts_at__lte=dose.at, ends_at__gt=dose.at).exists()
        same_moment = Break.objects.filter(member=member, starts_at=dose.at).exists()
        assert not resting or same_moment or dose.override is not None
    used = Override.objects.exclude(hindrance="")
    assert used.count() == sum(1 for dose in doses if dose.override)
    assert all(override.note for override in used)


pytestmark = pytest.mark.django_db
