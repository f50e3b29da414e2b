from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from hearthside.care.guidelines.models import Clause
from hearthside.care.guidelines.queries import current_clauses
from hearthside.people.members.models import Member

from .models import GuidelineNote, Membership, NoteStanding, Space


@dataclass(frozen=True)
class Noted:
    """A host's note with the clause it is about, as that is in force."""

    note: GuidelineNote
    clause: Clause | None  # None: it was retired; the note is shown to nobody until it is ended


def spaces_for(viewer: Member | None) -> QuerySet[Space]:
    """The spaces somebody knows of, in the operator's order; None is a visitor without an account."""
    return Space.objects.visible_to(viewer)


def people_of(space: Space) -> QuerySet[Membership]:
    """Who belongs to a space, hosts first; for the operator's screens."""
    return Membership.objects.filter(space=space).select_related("member").order_by("-is_host", "since")


def hosts_of(space: Space) -> list[Member]:
    return [belonging.member for belonging in people_of(space).filter(is_host=True)]


def notes_of(space: Space) -> list[Noted]:
    """All that have not ended, for those who host the space."""
    return _with_clauses(list(_running(space).select_related("made_by")))


def notes_of_today(space: Space) -> list[Noted]:
    """What stands above a space today; one query on days without any."""
    today = timezone.localdate()
    due = [note for note in _running(space).filter(standing=NoteStanding.SHOWN) if note.is_due_on(today)]
    return [noted for noted in _with_clauses(due) if noted.clause]


def _running(space: Space) -> QuerySet[GuidelineNote]:
    return GuidelineNote.objects.filter(space=space, ended_at=None).order_by("pk")


def _with_clauses(notes: list[GuidelineNote]) -> list[Noted]:
    clauses = {clause.key: clause for clause in current_clauses()} if notes else {}
    return [Noted(note, clauses.get(note.clause)) for note in notes]
