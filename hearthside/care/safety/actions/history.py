from django.utils import timezone

from hearthside.people.members.models import Member

from ..models import Case, CaseEntry


def add_note(actor: Member | None, case: Case, verb: str, note: str = "") -> CaseEntry:
    """A line of the case's history."""
    return CaseEntry.objects.create(case=case, actor=actor, verb=verb, note=note, at=timezone.now())
