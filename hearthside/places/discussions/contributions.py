from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import (
    EDIT,
    FOLD,
    GAP,
    HIDE,
    LOCK,
    MOVE,
    Contribution,
    InForce,
    Line,
    register,
)
from hearthside.people.members.models import Member
from hearthside.places.spaces.models import Policy, Space, Visibility

from . import actions
from .models import Post, Standing

NEIGHBOURS = 5


@register
class PostContribution(Contribution):
    kind = "discussions.post"
    model = Post
    label = _("post")
    row: Post
    supports = frozenset({HIDE, FOLD, EDIT, GAP, LOCK, MOVE})

    @property
    def author(self) -> Member | None:
        return self.row.author

    @property
    def author_name(self) -> str:
        return str(self.row.name)

    @property
    def is_anonymous(self) -> bool:
        return self.row.is_anonymous

    @property
    def words(self) -> str:
        return f"{self.row.thread.title}\n\n{self.row.body}" if self.row.is_first else self.row.body

    @property
    def policy(self) -> str:
        space = self.row.thread.space
        if space.policy != Policy.PRE and space.holds_risk:
            return "hold_risk"
        return space.policy

    @property
    def place(self) -> str:
        return self.row.thread.space.name

    @property
    def address(self) -> str:
        return reverse("discussions:post", args=[self.row.pk])

    @property
    def is_shown(self) -> bool:
        return self.row.is_shown

    @property
    def is_held(self) -> bool:
        return self.row.is_held

    @property
    def room(self) -> str:
        return f"spaces.space:{self.row.thread.space_id}"

    def bearer(self, measure: str) -> Contribution:
        if measure not in {LOCK, MOVE} or self.row.is_first:
            return self
        first = Post.objects.filter(thread=self.row.thread_id, is_first=True).first()
        return PostContribution(first) if first else self

    def places_to_move_to(self) -> list[tuple[int, str]]:
        """Spaces with the same walls or wider gates are not offered by guess: any open one, never into a hidden one."""
        open_ones = Space.objects.filter(archived_at=None).exclude(visibility=Visibility.HIDDEN)
        return list(open_ones.exclude(pk=self.row.thread.space_id).values_list("pk", "name"))

    def context(self) -> list[Line]:
        before = Post.objects.filter(thread=self.row.thread_id, standing=Standing.SHOWN, pk__lt=self.row.pk)
        nearest = before.select_related("author", "alias").order_by("-pk")[:NEIGHBOURS]
        return [Line(str(post.name), post.body) for post in reversed(nearest)]

    def hold(self, why: str) -> None:
        actions.hold_post(self.row, why)

    def release(self) -> None:
        actions.show_post(self.row)

    def hide(self) -> None:
        actions.hide_post(self.row)

    def settle(self) -> None:
        self.row.gate, self.row.held_why = Standing.SHOWN, ""
        self.row.save(update_fields=["gate", "held_why"])

    def follow(self, in_force: Sequence[InForce]) -> None:
        actions.follow_measures(self.row, in_force)

    def visible_to(self, viewer: Member | None) -> bool:
        return Post.objects.visible_to(viewer).filter(pk=self.row.pk).exists()

    @classmethod
    def sample_frame(cls, since: datetime, until: datetime) -> QuerySet[Post]:
        shown = Post.objects.filter(standing=Standing.SHOWN, shown_at__gte=since, shown_at__lt=until)
        return shown.annotate(language=F("author__language"))
