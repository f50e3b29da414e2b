from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hearthside.care.rota import actions, queries
from hearthside.care.rota.models import Duty, Minimum, Shift, Slot
from tests.cast import make_member, train

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, tzinfo=UTC)
WHOLE = 240  # minutes that are counted one by one


@pytest.fixture
def una(db):
    return make_member("una", "Far Lamp", "responder")


spans = st.tuples(st.integers(-60, WHOLE), st.integers(1, 150))
crowd = st.lists(st.tuples(st.integers(0, 2), spans), max_size=8)
patiently = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def minutes(begins, length):
    return START + timedelta(minutes=begins), START + timedelta(minutes=begins + length)


@patiently
@given(crowd)
@example([(0, (0, 60)), (1, (60, 60))])
@example([(0, (0, 60)), (0, (30, 60))])
def test_cover_between_is_what_counting_each_minute_gives(ren, sol, una, crowd):
    people = [ren, sol, una]
    Shift.objects.all().delete()
    for who, span in crowd:
        starts_at, ends_at = minutes(*span)
        Shift.objects.create(member=people[who], desk="triage", starts_at=starts_at, ends_at=ends_at)
    found = queries.cover_between("triage", START, START + timedelta(minutes=WHOLE))
    assert found[0].starts == START
    assert found[-1].ends == START + timedelta(minutes=WHOLE)
    assert all(one.ends == other.starts and one.people != other.people for one, other in zip(found, found[1:]))  # noqa: B905, RUF007
    for minute in range(WHOLE):
        here = {who for who, (begins, length) in crowd if begins <= minute < begins + length}
        at = START + timedelta(minutes=minute)
        assert next(span.people for span in found if span.starts <= at < span.ends) == len(here)


@patiently
@given(crowd, st.lists(st.tuples(st.integers(1, 3), spans), max_size=4), st.integers(0, 2))
def test_gaps_are_what_counting_each_minute_gives(ren, sol, crowd, asked, least):
    Shift.objects.all().delete()
    Slot.objects.all().delete()
    Minimum.objects.all().delete()
    for _who, span in crowd:
        starts_at, ends_at = minutes(*span)
        Shift.objects.create(member=ren, desk="triage", duty="first", starts_at=starts_at, ends_at=ends_at)
    for wanted, span in asked:
        starts_at, ends_at = minutes(*span)
        Slot.objects.create(desk="triage", duty="first", wanted=wanted, starts_at=starts_at, ends_at=ends_at)
    if least:
        Minimum.objects.create(desk="triage", duty="first", people=least)
    found = queries.gaps(START, START + timedelta(minutes=WHOLE))
    assert {(gap.desk, gap.duty) for gap in found} <= {("triage", "first")}
    for minute in range(WHOLE):
        at = START + timedelta(minutes=minute)
        here = sum(begins <= minute < begins + length for _who, (begins, length) in crowd)
        wanted = sum(people for people, (begins, length) in asked if begins <= minute < begins + length)
        missing = sum(gap.missing for gap in found if gap.starts <= at < gap.ends)
        assert missing == max(0, max(wanted, least) - here)


def test_who_is_on_call_does_not_make_cover_but_is_found(ren, sol, at):
    actions.plan_shift(ren, "triage", at(0), at(8), Duty.FIRST)
    actions.plan_shift(sol, "triage", at(-1), at(8), Duty.SUPERVISOR)
    assert not queries.cover().is_staffed
    assert queries.people_on(Duty.FIRST) == [ren]
    assert queries.people_on(Duty.SUPERVISOR) == [sol]
    assert queries.people_on(Duty.DESK) == queries.people_on(Duty.SECOND) == []
    assert queries.current_shift(ren) is None


@pytest.mark.parametrize("loss", ["expired", "withdrawn", "referee", "role", "none"])
def test_a_shift_without_role_or_valid_training_counts_nowhere(ren, ola, at, time_machine, loss):
    record = queries.training_of(ren)[0].valid
    shift = actions.plan_shift(ren, "triage", at(0), at(8))
    actions.plan_shift(ren, "triage", at(0), at(8), Duty.FIRST)
    actions.plan_shift(ren, "triage", at(24), at(28))
    assert queries.cover().is_staffed
    if loss == "expired":
        record.expires_on = at(-24).date()
    elif loss == "withdrawn":
        actions.withdraw_training(ola, record)
    elif loss == "referee":
        record.referee_heard_on = None
    elif loss == "role":
        ren.roles = ""
        ren.save()
    else:
        record.delete()
    if loss in ("expired", "referee"):
        record.save()
    assert queries.cover() == queries.Cover(0, None, None)
    assert queries.cover_between("triage", at(0), at(4)) == [(at(0), at(4), 0)]
    assert queries.people_on(Duty.DESK) == queries.people_on(Duty.FIRST) == []
    assert queries.current_shift(ren) is None
    assert [known.is_counted for known in queries.coming_shifts() if known.pk == shift.pk] == [False]


def test_training_that_ends_before_the_shift_does_is_not_enough(ren, at):
    queries.training_of(ren)[0].valid.delete()
    record = train(ren, "triage", days=3)
    record.expires_on = at(0).date()
    record.save()
    Shift.objects.create(member=ren, desk="triage", starts_at=at(-1), ends_at=at(2))
    Shift.objects.create(member=ren, desk="triage", starts_at=at(10), ends_at=at(18))  # over midnight
    assert queries.cover().people == 1
    spans = queries.cover_between("triage", at(0), at(24))
    assert spans == [(at(0), at(2), 1), (at(2), at(24), 0)]


def test_what_is_withdrawn_today_does_not_empty_the_hours_of_yesterday(ren, ola, at):
    actions.plan_shift(ren, "triage", at(-24), at(-20))
    actions.plan_shift(ren, "triage", at(-2), at(2))
    actions.withdraw_training(ola, queries.training_of(ren)[0].valid)
    spans = queries.cover_between("triage", at(-24), at(2))
    assert spans == [(at(-24), at(-20), 1), (at(-20), at(2), 0)]


def test_a_renewed_record_carries_on_where_the_old_one_ends(ren, at):
    queries.training_of(ren)[0].valid.delete()
    train(ren, "triage", days=0)
    train(ren, "triage", days=100)
    Shift.objects.create(member=ren, desk="triage", starts_at=at(240), ends_at=at(248))
    assert queries.cover().next_at == at(240)


def test_hours_in_words_are_in_the_readers_own_time(ren, at, settings):
    from django.utils import timezone

    actions.plan_shift(ren, "triage", at(1), at(5))
    with timezone.override("Asia/Kolkata"):
        assert "15:30" in queries.cover().in_words
    assert "10:00" in queries.cover().in_words
    assert "nobody is planned" in queries.cover("moderation").in_words
    actions.start_shift(ren, "triage", 1)
    assert queries.cover().in_words == "1 person is here, until Monday 2 March, 10:00."
