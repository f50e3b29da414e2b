from datetime import timedelta

from django.utils import timezone

from hearthside.care.contributions.registry import Contribution

from ..models import CaseEntry, CaseWords
from .cases import add_note

CHANGED = "changed their words; before:"
KEPT_AFTER_CLOSING = timedelta(days=30)  # safety rules, "What is stored, what is not"


def seal_words_of(contribution: Contribution) -> bool:
    """Before words are erased: an open case about them keeps a sealed copy. Says whether one does."""
    waiting = CaseWords.objects.filter(
        kind=contribution.kind, row=contribution.row.pk, case__closed_at=None, sealed_at=None
    )
    for words in waiting:
        words.sealed_copy, words.sealed_at = contribution.words, timezone.now()
        words.save(update_fields=["sealed_copy", "sealed_at"])
    return bool(waiting)


def keep_former_words_of(contribution: Contribution) -> None:
    """Before words are changed: an open case about them keeps, sealed in its history, what they said."""
    about = {"kind": contribution.kind, "row": contribution.row.pk, "case__closed_at": None}
    for words in CaseWords.objects.filter(**about).select_related("case"):
        add_note(None, words.case, CHANGED, contribution.words)


def unseal_expired() -> int:
    """Remove sealed copies whose case has been closed for thirty days; says how many."""
    since = timezone.now() - KEPT_AFTER_CLOSING
    CaseEntry.objects.filter(case__closed_at__lt=since, verb=CHANGED).exclude(note="").update(note="")
    over = CaseWords.objects.filter(case__closed_at__lt=since).exclude(sealed_at=None)
    return over.exclude(sealed_copy="").update(sealed_copy="")
