from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import HIDE, Contribution, InForce, register
from hearthside.people.members import actions
from hearthside.people.members.models import Member, Standing
from hearthside.people.members.queries import profile


@register
class Profile(Contribution):
    """Somebody's name, pronouns and words about themselves."""

    kind = "members.member"
    model = Member
    label = _("Profile")

    @property
    def author(self) -> Member | None:
        return self.row

    @property
    def words(self) -> str:
        name = self.row.held_name or self.row.name
        return "\n".join(part for part in (name, self.row.pronouns, self.row.about) if part)

    @property
    def place(self) -> str:
        return str(_("A profile"))

    @property
    def address(self) -> str:
        return reverse("welcome:profile", args=(self.row.pk,))

    @property
    def is_shown(self) -> bool:
        return self.row.standing == Standing.SHOWN

    @property
    def is_held(self) -> bool:
        return self.row.standing == Standing.HELD

    def hold(self, why: str) -> None:
        actions.hold_profile(self.row)

    def release(self) -> None:
        actions.show_profile(self.row)

    def hide(self) -> None:
        actions.hide_profile(self.row)

    def settle(self) -> None:
        actions.change_profile(self.row, self.row.pronouns, self.row.about)

    def follow(self, in_force: Sequence[InForce]) -> None:
        """Hidden while a measure says so; what was changed meanwhile waits until a person has read it."""
        if any(one.measure == HIDE for one in in_force):
            if self.row.standing in {Standing.SHOWN, Standing.UNASSESSED}:
                self.hide()
            return
        actions.give_name_back(self.row)
        if self.row.standing == Standing.HIDDEN:
            self.release()

    def visible_to(self, viewer: Member | None) -> bool:
        return viewer is not None and profile(self.row.pk, viewer) is not None
