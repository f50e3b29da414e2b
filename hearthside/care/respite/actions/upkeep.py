from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..models import Break, Debrief, Dose, Override, StayedWithYou, Talk, WellbeingCheck

# Our choices, short on purpose (failure C28).
LOAD_KEPT = timedelta(days=90)  # long enough to learn how a case ended
WORDS_KEPT = timedelta(days=365)  # a year of one's own course, and of overrides for supervisors


@transaction.atomic
def forget_old_records() -> None:
    """The chore of every hour: what is old goes, whoever wrote it."""
    now = timezone.now()
    Dose.objects.filter(at__lt=now - LOAD_KEPT).delete()
    Break.objects.filter(ends_at__lt=now - LOAD_KEPT).delete()
    Talk.objects.filter(ended_at__lt=now - LOAD_KEPT).delete()
    Override.objects.filter(at__lt=now - WORDS_KEPT).delete()
    Debrief.objects.filter(asked_at__lt=now - WORDS_KEPT).delete()
    StayedWithYou.objects.filter(due_at__lt=now - WORDS_KEPT).delete()
    WellbeingCheck.objects.filter(at__lt=now - WORDS_KEPT).delete()
