from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.rota import actions, queries, rules
from hearthside.care.rota.models import Desk, Duty, Shift, TrainingRecord
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.actions import grant_role
from tests.cast import train

pytestmark = pytest.mark.django_db


def told(**said):
    today = timezone.now().date()
    return {
        "course": "Two weekends", "trained_on": today, "expires_on": today + timedelta(days=365),
        "referee": "A colleague of many years", "referee_heard_on": today, **said,
    }  # fmt: skip


@pytest.fixture
def new(bo, ola):
    """Somebody who was just asked to respond."""
    grant_role(ola, bo, "responder")
    bo.refresh_from_db()
    return bo


def test_the_role_alone_opens_no_shift(new, ola, at):
    for call in (
        lambda: actions.plan_shift(new, "triage", at(1), at(3)),
        lambda: actions.start_shift(new, "triage", 2),
        lambda: actions.plan_shift(new, "triage", at(1), at(3), Duty.FIRST),
    ):
        with pytest.raises(Refused, match=r"No training for this desk.*whoever runs this place: Tall Gate"):
            call()
    assert not Shift.objects.exists()


def test_once_it_is_recorded_they_may_serve_at_that_desk_alone(new, ola, at):
    actions.record_training(ola, new, Desk.TRIAGE, **told())
    assert actions.start_shift(new, "triage", 2)
    grant_role(ola, new, "moderator")
    new.refresh_from_db()
    with pytest.raises(Refused, match="No training"):
        actions.plan_shift(new, "moderation", at(1), at(3))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"expires_on": -1, "trained_on": -400}, "was valid until 1 March 2026"),
        ({"referee_heard_on": None}, "has to be heard first"),
        ({"expires_on": 0}, "ends on 2 March 2026, before this shift does"),
    ],
)
def test_the_reason_says_what_is_wrong_and_whom_to_ask(new, ola, at, said, why):
    days = {
        name: value if value is None else timezone.now().date() + timedelta(days=value) for name, value in said.items()
    }
    actions.record_training(ola, new, Desk.TRIAGE, **told(**days))
    with pytest.raises(Refused, match=f"{why}.*Tall Gate"):
        actions.plan_shift(new, "triage", at(24), at(26))


def test_a_withdrawn_record_says_so_and_another_one_helps(ren, ola):
    actions.withdraw_training(ola, TrainingRecord.objects.get(member=ren))
    assert "withdrawn" in str(rules.may_be_on_duty(ren, "triage").reason)
    actions.record_training(ola, ren, Desk.TRIAGE, **told())
    assert rules.may_be_on_duty(ren, "triage")


def test_a_record_is_valid_once_the_referee_was_heard(new, ola):
    kept = actions.record_training(ola, new, Desk.TRIAGE, **told(referee_heard_on=None))
    assert not rules.may_be_on_duty(new, "triage")
    actions.hear_referee(ola, kept, timezone.now().date())
    assert rules.may_be_on_duty(new, "triage")


def test_the_supervisor_on_call_has_the_role_and_the_training(ren, sol, at):
    with pytest.raises(Refused, match="role"):
        actions.plan_shift(ren, "triage", at(1), at(3), Duty.SUPERVISOR)
    assert actions.plan_shift(sol, "triage", at(1), at(3), Duty.SUPERVISOR)
    TrainingRecord.objects.filter(member=sol).delete()
    with pytest.raises(Refused, match="No training"):
        actions.plan_shift(sol, "triage", at(11), at(13), Duty.SUPERVISOR)


def test_only_operators_keep_the_records_and_each_step_is_logged(ren, mo, ola):
    with pytest.raises(Refused):
        actions.record_training(mo, ren, Desk.TRIAGE, **told())
    with pytest.raises(Refused):
        actions.withdraw_training(mo, TrainingRecord.objects.get(member=ren))
    kept = actions.record_training(ola, ren, Desk.TRIAGE, **told(referee_heard_on=None))
    actions.hear_referee(ola, kept, timezone.now().date())
    actions.withdraw_training(ola, kept)
    lines = AuditEntry.objects.filter(actor=ola.pk, subject=f"rota.trainingrecord:{kept.pk}")
    assert set(lines.values_list("verb", flat=True)) == {"training recorded", "referee heard", "training withdrawn"}


@pytest.mark.parametrize("wrong", ["trained_on", "referee_heard_on", "expires_on"])
def test_days_that_cannot_be_are_refused(new, ola, wrong):
    ahead = timezone.now().date() + timedelta(days=3)
    said = {"expires_on": timezone.now().date() - timedelta(days=1)} if wrong == "expires_on" else {wrong: ahead}
    with pytest.raises(Refused, match="check the dates"):
        actions.record_training(ola, new, Desk.TRIAGE, **told(**said))


def test_the_referee_is_sealed_in_the_table(ren):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT referee FROM rota_trainingrecord")
        assert all(row[0].startswith("sealed1:") for row in cursor.fetchall())


def test_the_list_begins_with_who_lacks_it_and_who_runs_out(ren, mo, new, monday):
    TrainingRecord.objects.filter(member=mo).delete()
    train(mo, "moderation", days=20)
    standings = queries.training_of_all()
    assert [(each.member, bool(each.valid), each.expires_soon) for each in standings] == [
        (new, False, False), (mo, True, True), (ren, True, False),
    ]  # fmt: skip


def test_nobody_can_join_while_no_responder_is_trained(community, ren):
    assert rules.may_join_community()
    TrainingRecord.objects.all().delete()
    assert "valid training" in str(rules.may_join_community().reason)
