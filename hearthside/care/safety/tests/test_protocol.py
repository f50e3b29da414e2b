"""The protocol as data: sound by default, never weaker than the ladder, never silence."""

from datetime import UTC, datetime, timedelta

import pytest
import yaml
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.safety import actions, queries
from hearthside.care.safety.ladder import STEPS
from hearthside.care.safety.models import Escalation, ProtocolVersion, Urgency
from hearthside.care.safety.protocol import (
    Made,
    Step,
    as_text,
    due_calls,
    faults_in,
    next_call_at,
    read_text,
    shipped,
    shipped_text,
)  # fmt: skip
from hearthside.foundation.verdicts import Refused

from .cases import a_case, on_duty

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def body(**changed):
    return {**yaml.safe_load(shipped_text()), **changed}


def changed_text(old, new):
    text = shipped_text()
    assert old in text
    return text.replace(old, new, 1)


def test_the_shipped_protocol_is_sound_and_says_what_the_ladder_says():
    _body, faults = read_text(shipped_text())
    assert not faults
    for urgency, step in STEPS.items():
        plan = shipped().plan(urgency)
        assert plan.first_look == step.first_look_within
        leaving = [each.after for each in plan.steps if each.leaves_the_site]
        assert (min(leaving) if leaving else None) == step.page_after


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        ("who: on_call_address, after: 0 s", "who: on_call_address, after: 2 min", "imminent", "on-call address must"),
        ("first_look: 1 min", "first_look: 5 min", "imminent", "later than the ladder"),
        ("first_look: 4 h", "first_look: 5 h", "concern", "later than the ladder"),
        ("look_again: 24 h", "look_again: 25 h", "concern", "within a day"),
        ("{who: first, after: 3 min", "{who: first, after: 4 min", "imminent", "“first” must be called after 3 min"),
        ("supervisor, after: 9 min, ways: [app, mail, push, webhook]", "supervisor, after: 9 min, ways: [app]",
         "imminent", "“supervisor” must"),
        ("who: on_call_address, after: 0 s, ways: [mail, webhook], again_every: 60 s",
         "who: on_call_address, after: 0 s, ways: [mail, webhook], again_every: 60 s, times: 3", "imminent", "until"),
        ("after: 0 s, ways: [mail, webhook]", "after: 0 s, ways: [app]", "step 1", "by mail or by the webhook"),
        ("again_every: 60 s", "again_every: 5 s", "step 1", "thirty seconds"),
        ("after: 3 h 30 min", "after: 5 h", "concern", "before the time is up"),
        ("look_again: 1 h", "look_again: soon", "line 18, imminent, look_again", "a time such as"),
        ("who: first, after: 10 min", "who: boss, after: 10 min", "line 33, risk, step 3, who", "choose one of: desk"),
        ("says: due_soon", "says: hello", "says", "choose one of: somebody_waits"),
        ("  - {who: second, after: 25", "  -{who: second, after: 25", "line 34", "cannot be read"),
        ("first_look: 15 min", "first_look: 15 min\n  first_look: 1 min", "line 29", "twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_too_weak_is_said_with_its_place(old, new, where, says):
    read, faults = read_text(changed_text(old, new))
    assert read is None
    assert any(where in fault.where and says in str(fault.what) for fault in faults), faults


@pytest.mark.parametrize(
    "typed", ["", "x", "- 1", "a: &x [1]\nb: *x", "[" * 4000, "a: 2023-99-99", "\x00", "imminent: 3", "é" * 30_000]
)
def test_whatever_is_typed_is_answered_with_words(typed):
    read, faults = read_text(typed)
    assert read is None
    assert faults
    assert all(str(fault.what) for fault in faults)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(typed):
    read, faults = read_text(typed)
    assert read is None
    assert faults


def test_what_an_operator_gets_to_edit_reads_back_the_same():
    assert read_text(as_text(body()))[0] == body()


durations = st.integers(1, 300).map(lambda minutes: timedelta(minutes=minutes))
steps = st.builds(
    Step, who=st.just("desk"), after=durations, ways=st.just(("mail",)), says=st.just("somebody_waits"),
    recorded=st.just("each_call"), again_every=st.none() | durations, times=st.none() | st.integers(1, 5),
)  # fmt: skip


@given(step=steps, looks=st.lists(st.integers(1, 3000), max_size=40))
def test_calls_come_in_their_rhythm_whenever_the_clock_looks(step, looks):
    """Never before their time, never more often than the step says, and always once their time has come."""
    made, now = [], NOW
    for seconds in looks:
        now += timedelta(seconds=seconds)
        at = next_call_at(step, NOW, made)
        if at is not None and at <= now:
            assert now >= NOW + step.after
            made.append(now)
    assert len(made) <= (step.times or len(made))
    allowed = 0 if now < NOW + step.after else 1 + (now - NOW - step.after) // (step.again_every or timedelta.max)
    assert len(made) <= allowed
    if now >= NOW + step.after:
        assert made


def test_a_step_counts_its_own_calls():
    plan = shipped().plan(Urgency.IMMINENT)
    first = list(due_calls(plan, NOW, [], NOW))
    assert [(index, number) for index, _step, number in first] == [(0, 1), (1, 1)]
    made = [Made(0, NOW), Made(1, NOW)]
    assert not list(due_calls(plan, NOW, made, NOW + timedelta(seconds=59)))
    assert [number for _i, _s, number in due_calls(plan, NOW, made, NOW + timedelta(seconds=60))] == [2, 2]


@pytest.mark.django_db
def test_without_a_version_or_with_a_broken_one_the_shipped_protocol_is_in_force(ola):
    assert queries.protocol_in_force() is shipped()
    good = actions.publish_protocol(ola, body(), "the same")
    assert queries.protocol_in_force().version == good.pk
    for broken in ({}, {"imminent": 3}, [], "x", body(risk=body()["concern"])):
        ProtocolVersion.objects.create(body=broken, note="by hand", made_at=NOW)
        assert queries.protocol_in_force() is shipped()


@pytest.mark.django_db
def test_a_new_version_is_in_force_at_once_for_cases_that_wait(ola, ana, ren, time_machine):
    time_machine.move_to(NOW, tick=False)
    on_duty(ren)
    case = a_case(ana, Urgency.CONCERN, age=timedelta(hours=2))
    assert not queries.cases_with_a_call_due()
    sooner, _faults = read_text(changed_text("after: 3 h 30 min", "after: 2 h"))
    version = actions.publish_protocol(ola, sooner, "remind us sooner")
    assert actions.call_what_waits() == 1
    assert Escalation.objects.get(case=case).protocol == version


@pytest.mark.django_db
def test_only_operators_publish_and_only_what_is_strong_enough(ola, ren):
    with pytest.raises(Refused):
        actions.publish_protocol(ren, body(), "mine")
    weak, weaker = body(), body()["concern"]
    with pytest.raises(ValidationError, match="Nobody is paged at once"):
        actions.publish_protocol(ola, {**weak, "imminent": weaker}, "quieter nights")
    assert not ProtocolVersion.objects.exists()
    assert faults_in({**weak, "imminent": weaker})


@pytest.mark.django_db
def test_a_dry_run_counts_what_would_have_been_sent(ola, ana, bo, ren, time_machine):
    time_machine.move_to(NOW.replace(hour=23), tick=False)
    on_duty(ren, "desk", 10)
    taken = a_case(ana, Urgency.IMMINENT)
    time_machine.shift(timedelta(seconds=150))
    actions.add_note(ren, taken, "claimed")
    a_case(bo, Urgency.CONCERN)
    trial = queries.try_out(shipped())
    # Three mails and one webhook each minute to the address, three pushes to one person at the desk.
    assert (trial.cases, trial.called_about, trial.calls) == (2, 1, 6)
    assert trial.levels == {"on_call_address": 3, "desk": 3}
    assert trial.leaving == trial.at_night == 9
    assert trial.people == {ren.pk}
    time_machine.shift(timedelta(days=31))
    assert queries.try_out(shipped()).cases == 0
