from datetime import datetime

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution, register
from hearthside.people.members.models import Member

from . import actions, queries, rules
from .models import GuidelineNote, NoteStanding


@register
class NoteContribution(Contribution):
    """What hosts write above their space to remind of a clause."""

    kind = "spaces.note"
    model = GuidelineNote
    label = _("note of the hosts")
    row: GuidelineNote

    @property
    def author(self) -> Member | None:
        return self.row.made_by

    @property
    def words(self) -> str:
        return self.row.words

    @property
    def place(self) -> str:
        return self.row.space.name

    @property
    def address(self) -> str:
        return reverse("spaces:space", args=[self.row.space.slug])

    @property
    def is_shown(self) -> bool:
        return self.row.is_shown

    @property
    def is_held(self) -> bool:
        return self.row.is_held

    def hold(self, why: str) -> None:
        actions.hold_note(self.row, why)

    def release(self) -> None:
        actions.show_note(self.row)

    def hide(self) -> None:
        actions.hide_note(self.row)

    def visible_to(self, viewer: Member | None) -> bool:
        if not queries.spaces_for(viewer).filter(pk=self.row.space_id).exists():
            return False
        return self.row.is_shown or bool(rules.may_remind(viewer, self.row.space))

    @classmethod
    def sample_frame(cls, since: datetime, until: datetime) -> QuerySet[GuidelineNote]:
        shown = GuidelineNote.objects.filter(standing=NoteStanding.SHOWN, shown_at__gte=since, shown_at__lt=until)
        return shown.annotate(language=F("made_by__language"))
