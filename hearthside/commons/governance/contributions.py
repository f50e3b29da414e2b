from datetime import datetime

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution, Line, register
from hearthside.people.members.models import Member

from . import actions
from .models import Remark, Standing


@register
class RemarkContribution(Contribution):
    """What a member says about a draft of the guidelines."""

    kind = "governance.remark"
    model = Remark
    label = _("remark on a draft")
    row: Remark

    @property
    def author(self) -> Member | None:
        return self.row.author

    @property
    def words(self) -> str:
        return self.row.words

    @property
    def place(self) -> str:
        return str(_("A draft of the guidelines"))

    @property
    def address(self) -> str:
        if self.row.clause:
            page = reverse("governance:clause", args=[self.row.consultation_id, self.row.clause])
        else:
            page = reverse("governance:whole", args=[self.row.consultation_id])
        return f"{page}#remark-{self.row.pk}"

    @property
    def is_shown(self) -> bool:
        return self.row.is_shown

    @property
    def is_held(self) -> bool:
        return self.row.is_held

    def context(self) -> list[Line]:
        clause = self.row.consultation.clause(self.row.clause)
        return [Line(clause["title"], clause["text"])] if clause else []

    def hold(self, why: str) -> None:
        actions.hold_remark(self.row, why)

    def release(self) -> None:
        actions.show_remark(self.row)

    def hide(self) -> None:
        actions.hide_remark(self.row)

    def visible_to(self, viewer: Member | None) -> bool:
        return Remark.objects.visible_to(viewer).filter(pk=self.row.pk).exists()

    @classmethod
    def sample_frame(cls, since: datetime, until: datetime) -> QuerySet[Remark]:
        shown = Remark.objects.filter(standing=Standing.SHOWN, shown_at__gte=since, shown_at__lt=until)
        return shown.annotate(language=F("author__language"))
