from __future__ import annotations

from datetime import datetime, timedelta
from html import unescape

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import GAP_MARK
from hearthside.care.moderation.models import PutAway
from hearthside.foundation.text import SharedText
from hearthside.foundation.words import render
from hearthside.people.members.models import Block, Member, Mute, Role
from hearthside.places.spaces.models import Space


class Hope(models.TextChoices):
    """What somebody hopes for from replies."""

    NONE = "none", _("I did not say")
    LISTEN = "listen", _("someone to listen")
    IDEAS = "ideas", _("ideas")
    EXPERIENCE = "experience", _("similar experience")
    CELEBRATE = "celebrate", _("someone to be glad with")


class Standing(models.TextChoices):
    """Where a post stands. A new row is UNASSESSED, so that forgetting to assess shows nothing to anybody."""

    UNASSESSED = "unassessed"
    HELD = "held"  # a person looks first
    SHOWN = "shown"
    HIDDEN = "hidden"  # a moderator decided
    REMOVED = "removed"  # a first post whose author took the words back; the replies of others stand


# Told to the author alone, with "You are not in trouble": who looks first, and why. Keys are intake's reasons.
BY_A_MODERATOR = _("A moderator will read it first.")
BY_SOMEONE_ON_DUTY = _("Someone on duty will read it first. They may write to you to ask how you are.")
HELD_NOTES = {
    "pre_moderated": _("In this space, a moderator reads every post before others see it."),
    "newcomer": _("In somebody's first posts, a moderator looks at links and contact details before others see them."),
    "flags": _("Several people asked a moderator to look at it. Nobody is on duty right now, so it waits for one."),
    "not_assessed": _("Our software could not read it, so a moderator will."),
    "imminent": BY_SOMEONE_ON_DUTY,
    "risk": BY_SOMEONE_ON_DUTY,
    "method": _("Some details can hurt others who are struggling. Someone on duty will read it first."),
}
NEWS_FOR = timedelta(days=7)  # an old thread nobody opened is no news: a newcomer meets a calm page
SHOWN_ROLES = (Role.MODERATOR, Role.FACILITATOR, Role.LISTENER, Role.GREETER)


def with_gaps(words: str) -> str:
    """Words with a sentence in the reader's language where a moderator took a detail out."""
    return words.replace(GAP_MARK, gettext("[a moderator took a detail out here]")) if GAP_MARK in words else words


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, viewer: Member | None) -> ThreadQuerySet:
        """Threads of spaces this person may read, whose first post they may see: the title is its author's words."""
        first = Post.objects.past_walls(viewer).filter(thread=OuterRef("pk"), is_first=True)
        return self.filter(Exists(first), space__in=Space.objects.visible_to(viewer))


class Thread(models.Model):
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="threads")  # where it stands now
    # Where it was begun, and what its author called it. What moderators' measures make of that for others stands
    # beside it and is worked out anew each time (`actions.standing`).
    begun_in = models.ForeignKey(Space, null=True, on_delete=models.PROTECT, related_name="+")
    shown_title = SharedText(max_length=200, blank=True)
    is_closed = models.BooleanField(default=False)
    title = SharedText(max_length=120)  # empty once its author took their words back
    hope = models.CharField(max_length=12, choices=Hope, default=Hope.NONE)
    started_at = models.DateTimeField()
    last_shown_at = models.DateTimeField(null=True, blank=True)  # when the newest post was shown; null: none is yet
    last_post_id = models.BigIntegerField(default=0)

    # What it is to one viewer; `queries.thread_for` fills these in.
    seen_up_to: datetime | None
    own_alias: str | None
    is_hosted: bool
    post_count: int

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("space", "-last_shown_at")),)

    def __str__(self) -> str:
        return f"thread {self.pk}"

    @property
    def heading(self) -> str | Promise:
        return with_gaps(self.shown_title or self.title) or _("Words removed by their author")

    @property
    def hopes_for(self) -> str:
        return "" if self.hope == Hope.NONE else self.get_hope_display()

    @property
    def is_locked(self) -> bool:
        return self.is_closed or hasattr(self, "lock")

    @property
    def is_pinned(self) -> bool:
        return hasattr(self, "pin")

    def is_news_for(self, seen_up_to: datetime | None) -> bool:
        """Whether something was shown here after a reader's mark; in a thread they never opened, of late."""
        since = seen_up_to or timezone.now() - NEWS_FOR
        return self.last_shown_at is not None and self.last_shown_at > since


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: Member | None) -> PostQuerySet:
        """Posts somebody may read, the walls of their thread and space included."""
        return self.past_walls(viewer).filter(thread__in=Thread.objects.visible_to(viewer))

    def past_walls(self, viewer: Member | None) -> PostQuerySet:
        """Shown posts, one's own held ones, none of blocked or muted people; where the thread is already known to be
        readable.

        Posts without a name stay visible whatever is blocked or muted: one that vanished would tell its author.
        """
        readable = Q(standing__in=(Standing.SHOWN, Standing.REMOVED))
        if viewer is None:
            return self.filter(readable)
        walls = (
            Exists(Block.objects.filter(blocker=viewer, blocked=OuterRef("author")))
            | Exists(Block.objects.filter(blocker=OuterRef("author"), blocked=viewer))
            | Exists(Mute.objects.filter(muter=viewer, muted=OuterRef("author")))
        )
        own = Q(author=viewer) & ~Q(standing=Standing.UNASSESSED)
        return self.filter(own | readable & (Q(is_anonymous=True) | ~walls))

    def with_put_away(self, viewer: Member | None) -> PostQuerySet:
        """Each with `is_put_away`: this viewer reported it, and has not asked to see it again."""
        if viewer is None:
            return self
        away = PutAway.objects.filter(member=viewer, kind="discussions.post", row=OuterRef("pk"))
        return self.annotate(is_put_away=Exists(away))


class Post(models.Model):
    """The first post of a thread, or a reply."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    is_first = models.BooleanField(default=False)
    is_anonymous = models.BooleanField(default=False)
    alias = models.ForeignKey("Alias", null=True, on_delete=models.SET_NULL, related_name="+")
    body = SharedText()
    html = models.TextField(editable=False)
    renderer = models.PositiveSmallIntegerField(default=0)
    warnings = models.JSONField(default=list, blank=True)  # codes of the content-warning list
    # As the gate and the desks left it; `standing`, what others see, is that and the measures in force upon it.
    gate = models.CharField(max_length=12, choices=Standing, default=Standing.UNASSESSED)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNASSESSED)
    is_amended = models.BooleanField(default=False)  # `html` is not quite what its author wrote
    added_warnings = models.JSONField(default=list, blank=True)  # by moderators
    held_why = models.CharField(max_length=20, blank=True)
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)  # a held reply may be shown long after it was written
    edited_at = models.DateTimeField(null=True, blank=True)
    once = models.UUIDField(null=True, unique=True)  # the same form sent twice is one post

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("thread",), condition=Q(is_first=True), name="one_first_post"),)
        indexes = (models.Index(fields=("thread", "id")), models.Index(fields=("author", "-id")))

    def __str__(self) -> str:
        return f"post {self.pk}"

    @property
    def name(self) -> str | Promise:
        """The name others read it under."""
        if self.is_anonymous:
            return self.alias.name if self.alias else _("Someone in this thread")
        return (self.author.name if self.author else "") or _("Someone who left")

    @property
    def avatar_seed(self) -> str:
        if self.is_anonymous:
            return self.alias.avatar_seed if self.alias else "someone"
        return self.author.avatar_seed if self.author else "someone"

    @property
    def topics(self) -> list[str]:
        """Codes of all content notes, its author's and moderators'."""
        return [*self.warnings, *(code for code in self.added_warnings if code not in self.warnings)]

    @property
    def shown_html(self) -> str:
        return mark_safe(with_gaps(self.html))  # rendered by `foundation.words`, which lets nothing unsafe through

    @property
    def shown_words(self) -> str:
        """The same without form, for a list."""
        return unescape(strip_tags(with_gaps(self.html))).strip() if self.is_amended else self.body

    @property
    def own_html(self) -> str:
        """What its author wrote, for its author."""
        return mark_safe(render(self.body))

    @property
    def role(self) -> str | Promise:
        """What its author does here, where they write under their own name."""
        roles = self.author.roles if self.author and not self.is_anonymous else ""
        return next((role.label for role in SHOWN_ROLES if roles and f",{role}," in roles), "")

    @property
    def held_note(self) -> str | Promise:
        return HELD_NOTES.get(self.held_why, BY_A_MODERATOR)

    @property
    def is_held(self) -> bool:
        return self.standing == Standing.HELD

    @property
    def is_shown(self) -> bool:
        return self.standing == Standing.SHOWN

    @property
    def is_hidden(self) -> bool:
        return self.standing == Standing.HIDDEN

    @property
    def is_removed(self) -> bool:
        return self.standing == Standing.REMOVED

    def is_by(self, member: Member | None) -> bool:
        return member is not None and self.author_id == member.pk
