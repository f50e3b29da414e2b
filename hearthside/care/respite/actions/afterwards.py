from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hearthside.care.rota.models import Shift
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Debrief, Dose, HowItStayed, StayedWithYou

ASKED_AFTER = timedelta(hours=24)  # features, row 12.5
NO_LONGER_ASKED_AFTER = timedelta(days=14)  # our choice: a question that waits longer is only a burden
NEXT_SHIFT_WITHIN = timedelta(days=14)  # further ahead, "next shift" means nothing to the rota
LIGHTER_WITHOUT_A_SHIFT = timedelta(days=7)


@transaction.atomic
def after_hard_case(member: Member, case_id: int) -> Debrief:
    """A helper has come to the end of something hard: ask now how it was, and a day later whether it stayed."""
    now = timezone.now()
    debrief, _made = Debrief.objects.get_or_create(member=member, case=case_id, defaults={"asked_at": now})
    StayedWithYou.objects.get_or_create(member=member, case=case_id, defaults={"due_at": now + ASKED_AFTER})
    return debrief


@transaction.atomic
def keep_debrief(member: Member, debrief: Debrief, words: str = "") -> None:
    """Write something down for oneself, or put the question away."""
    require(rules.may_answer(member, debrief))
    debrief.words, debrief.closed_at = words, timezone.now()
    debrief.save(update_fields=["words", "closed_at"])


def ask_what_stayed() -> int:
    """The chore of every hour: put the question of the day after before whom it is for; says how many."""
    now = timezone.now()
    Debrief.objects.filter(closed_at=None, asked_at__lt=now - NO_LONGER_ASKED_AFTER).update(closed_at=now)
    StayedWithYou.objects.filter(closed_at=None, asked_at__lt=now - NO_LONGER_ASKED_AFTER).update(closed_at=now)
    return StayedWithYou.objects.filter(asked_at=None, due_at__lte=now).update(asked_at=now)


@transaction.atomic
def answer_what_stayed(member: Member, stayed: StayedWithYou, answer: HowItStayed | str, words: str = "") -> None:
    require(rules.may_answer(member, stayed))
    stayed.answer, stayed.words, stayed.closed_at = str(answer), words, timezone.now()
    stayed.save(update_fields=["answer", "words", "closed_at"])


@transaction.atomic
def ask_for_lighter_work(member: Member, stayed: StayedWithYou) -> datetime:
    """No hard case until the end of the next shift; says until when."""
    require(rules.may_answer(member, stayed))
    now = timezone.now()
    coming = Shift.objects.filter(member=member, starts_at__gt=now, starts_at__lt=now + NEXT_SHIFT_WITHIN)
    shift = coming.order_by("starts_at").first()
    stayed.lighter_until = shift.ends_at if shift else now + LIGHTER_WITHOUT_A_SHIFT
    stayed.save(update_fields=["lighter_until"])
    return stayed.lighter_until


def end_lighter_work(member: Member) -> None:
    now = timezone.now()
    StayedWithYou.objects.filter(member=member, lighter_until__gt=now).update(lighter_until=now)


def note_endings_told(member: Member, cases: Iterable[int]) -> None:
    """They have seen how these ended."""
    untold = Dose.objects.filter(member=member, case__in=cases, ending_told_at=None)
    untold.update(ending_told_at=timezone.now())


@transaction.atomic
def forget_words(member: Member, case_id: int) -> None:
    """Remove what they wrote for themselves after a case; that they were asked stays until it is old."""
    mine = Q(member=member, case=case_id)
    Debrief.objects.filter(mine).update(words="")
    StayedWithYou.objects.filter(mine).update(words="")
