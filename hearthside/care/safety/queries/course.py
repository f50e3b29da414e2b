"""When signs were found in what somebody wrote: dates and sentences, no number, and only with their yes."""

from datetime import date, timedelta

from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.people.privacy.models import Choice
from hearthside.people.privacy.queries import allows

from ..detection.wording import SENTENCES
from ..models import Case, CaseWords, RecordedSign

LOOKS_BACK = timedelta(days=92)
MOST = 30


def course_of(case: Case) -> list[tuple[date, list[str]]]:
    """The newest day first; empty once the case is closed, for words without a name, and without the member's yes."""
    if not case.is_open or case.alias or case.member is None or not allows(case.member, Choice.COURSE):
        return []
    theirs = CaseWords.objects.filter(case__member=case.member, case__alias="", sealed_at=None)
    days: dict[date, list[str]] = {}
    for words in theirs.filter(added_at__gte=timezone.now() - LOOKS_BACK).order_by("-added_at")[:MOST]:
        contribution = registry.find(words.kind, words.row)
        if contribution is None or contribution.is_anonymous:
            continue
        signs = RecordedSign.objects.filter(kind=words.kind, row=words.row, level__gt=0).order_by("-level", "start")
        said = [str(SENTENCES.get(sign.code, SENTENCES["unnamed"])) for sign in signs]
        day = days.setdefault(timezone.localtime(words.added_at).date(), [])
        day += [sentence for sentence in dict.fromkeys(said) if sentence not in day]
    return [(day, sentences) for day, sentences in days.items() if sentences]
