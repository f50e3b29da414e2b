"""Who of the invented people is there, and when: training on record, shifts for the coming days, a place to sign up."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.db.models import Max
from django.utils import timezone

from hearthside.care.rota.actions import lay_out_slots, make_pattern, plan_shift, record_training, write_hand_over
from hearthside.care.rota.models import Desk, Duty, Shift, role_for
from hearthside.care.rota.queries import training_of_all
from hearthside.care.rota.recurrence import weekly
from hearthside.care.rota.rules import may_hold
from hearthside.people.members.models import Member, Role
from hearthside.people.members.queries import members_with_role

SHIFT = timedelta(hours=8)
PLANNED_AHEAD = timedelta(days=3)
# At both desks somebody always is; behind the first, people are on call.
ALWAYS = (
    *((desk, Duty.DESK) for desk in Desk),
    *((Desk.TRIAGE, duty) for duty in (Duty.FIRST, Duty.SECOND, Duty.SUPERVISOR)),
)
VALID_FOR, SOON = timedelta(days=300), timedelta(days=20)
RUNS_OUT_SOON = "hon"  # so that the warning is seen
QUIET = "A quiet night. Two people wait for an answer that is not urgent; what was agreed stands in the notes."


def open_the_rota(people: dict[str, Member]) -> None:
    """Training, people for the coming days, a pattern with free places, and a note from the shift before."""
    _train(people["ola"], people[RUNS_OUT_SOON], Desk.MODERATION, SOON)
    _keep_people_trained()
    begins = _this_quarter()
    before = plan_shift(people["eve"], Desk.TRIAGE, begins - SHIFT, begins)
    write_hand_over(people["eve"], before, QUIET)
    make_pattern(
        people["ola"], desk=Desk.TRIAGE, duty=Duty.DESK, wanted=2, rule=weekly(["FR", "SA", "SU"]), starts=time(20),
        minutes=240, time_zone="Europe/London", first_day=begins.date(),
    )  # fmt: skip
    keep_people_on_duty()


def keep_people_on_duty() -> None:
    """Plan the coming days' shifts, so that somebody is there whenever the demo is opened."""
    _keep_people_trained()
    lay_out_slots()
    for desk, duty in ALWAYS:
        there = list(members_with_role(role_for(desk, duty)).filter(account__is_demo=True))
        for begins in _uncovered(desk, duty):
            _plan(there, desk, duty, begins)


def _keep_people_trained() -> None:
    operator = members_with_role(Role.OPERATOR).filter(account__is_demo=True).first()
    for standing in training_of_all():
        account = standing.member.account
        if operator and account and account.is_demo and standing.valid is None:
            _train(operator, standing.member, standing.desk, VALID_FOR)


def _train(operator: Member, member: Member, desk: Desk, valid_for: timedelta) -> None:
    today = timezone.now().astimezone(UTC).date()
    record_training(
        operator, member, desk, course="Being there: two weekends, then six shifts beside somebody",
        trained_on=today - timedelta(days=60), expires_on=today + valid_for,
        referee="Invented, like everybody here", referee_heard_on=today - timedelta(days=50),
    )  # fmt: skip


def _plan(there: list[Member], desk: Desk, duty: Duty, begins: datetime) -> None:
    for member in sorted(there, key=lambda member: _last_end(member, desk, duty)):  # longest ago comes first
        wish = Shift(member=member, desk=desk, duty=duty, starts_at=begins, ends_at=begins + SHIFT)
        if not _is_elsewhere(wish) and may_hold(wish):
            plan_shift(member, desk, begins, begins + SHIFT, duty)
            return


def _is_elsewhere(wish: Shift) -> bool:
    """Whoever sits at the desk is not on call behind it."""
    own = Shift.objects.filter(member=wish.member, desk=wish.desk)
    return own.filter(starts_at__lt=wish.ends_at, ends_at__gt=wish.starts_at).exists()


def _last_end(member: Member, desk: str, duty: str) -> float:
    ends = (
        Shift.objects.filter(member=member, desk=desk, duty=duty).order_by("-ends_at").values_list("ends_at", flat=True)
    )
    last = ends.first()
    return last.timestamp() if last else 0


def _uncovered(desk: str, duty: str) -> Iterator[datetime]:
    """Starts of eight-hour shifts, one after another, from now or from the end of what is planned."""
    now = _this_quarter()
    last = Shift.objects.filter(desk=desk, duty=duty, slot=None).aggregate(Max("ends_at"))["ends_at__max"]
    start = max(now, last or now)
    while start < now + PLANNED_AHEAD:
        yield start
        start += SHIFT


def _this_quarter() -> datetime:
    """A round time that has just passed: people who have been there for long would be due for a break."""
    now = timezone.now()
    return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)
