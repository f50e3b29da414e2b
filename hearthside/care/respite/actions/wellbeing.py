import json
from collections import defaultdict
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from hearthside.people.members.models import Member

from .. import rules
from ..models import WellbeingCheck, WellbeingMonth


def answer_wellbeing(member: Member, answers: dict[str, str], words: str = "") -> WellbeingCheck:
    """Keep what somebody answered about their own work, sealed."""
    return WellbeingCheck.objects.create(
        member=member, at=timezone.now(), answers=json.dumps({code: str(answers[code]) for code in rules.QUESTIONS}),
        words=words,
    )  # fmt: skip


def forget_wellbeing(member: Member, check: int) -> None:
    """Remove one of their own; a month that was summed up stays as it is, for a changed sum would show them."""
    WellbeingCheck.objects.filter(pk=check, member=member).delete()


@transaction.atomic
def close_wellbeing_months() -> int:
    """The chore of every hour: sum up each month that is over, once; says how many."""
    over = WellbeingCheck.objects.filter(at__lt=rules.start_of(rules.month_of(timezone.now())))
    if last := WellbeingMonth.objects.aggregate(month=Max("month"))["month"]:
        over = over.filter(at__gte=rules.start_of(rules.month_after(last)))
    latest: dict[date, dict[int, str]] = defaultdict(dict)  # by month and member: who answered twice counts once
    for check in over.order_by("at", "pk"):
        latest[rules.month_of(check.at)][check.member_id] = check.answers
    for month, answers in latest.items():
        _close(month, [json.loads(given) for given in answers.values()])
    return len(latest)


def _close(month: date, answers: list[dict[str, str]]) -> None:
    enough = len(answers) >= rules.FEWEST
    WellbeingMonth.objects.get_or_create(
        month=month,
        defaults={"people": len(answers) if enough else 0, "sums": rules.sums_of(answers) if enough else {}},
    )
