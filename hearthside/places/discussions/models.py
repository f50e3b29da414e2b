from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import SharedText
from hearthside.people.members.models import Block, Member, Mute
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


class Thread(models.Model):
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="threads")
    title = SharedText(max_length=120)
    hope = models.CharField(max_length=12, choices=Hope, default=Hope.NONE)
    started_at = models.DateTimeField()
    last_shown_at = models.DateTimeField(null=True, blank=True)  # of the newest shown post; null: nothing is shown yet
    last_post_id = models.BigIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=("space", "-last_shown_at")),)


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: Member | None) -> PostQuerySet:
        """Shown posts, one's own held ones, none of blocked or muted people.

        Posts without a name stay visible whatever is blocked or muted: one that vanished would tell its author.
        """
        if viewer is None:
            return self.filter(standing=Standing.SHOWN)
        walls = (
            Exists(Block.objects.filter(blocker=viewer, blocked=OuterRef("author")))
            | Exists(Block.objects.filter(blocker=OuterRef("author"), blocked=viewer))
            | Exists(Mute.objects.filter(muter=viewer, muted=OuterRef("author")))
        )
        return self.filter(
            Q(author=viewer) | Q(standing=Standing.SHOWN) & (Q(is_anonymous=True) | ~walls)
        ).exclude(standing=Standing.UNASSESSED)


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
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNASSESSED)
    held_why = models.CharField(max_length=20, blank=True)
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    once = models.UUIDField(null=True, unique=True)  # the same form sent twice is one post

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("thread", "id")), models.Index(fields=("author", "-id")))


class Alias(models.Model):
    """The name somebody has inside one thread when they write without their own. It says nothing anywhere else."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="aliases")
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=40)
    avatar_seed = models.CharField(max_length=16)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("thread", "member"), name="one_alias_per_thread"),
            models.UniqueConstraint(fields=("thread", "name"), name="alias_names_differ_in_a_thread"),
        )


class Edit(models.Model):
    """What a post said before it was changed."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="edits")
    body_before = SharedText()
    warnings_before = models.JSONField(default=list)
    made_at = models.DateTimeField()


class Feeling(models.TextChoices):
    """Supportive reactions; each is a word from a person to a person, never a count."""

    HUG = "hug", _("Hug")
    SAME = "same", _("Same here")
    THANKS = "thanks", _("Thank you")
    THINKING = "thinking", _("Thinking of you")


class Reaction(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    feeling = models.CharField(max_length=10, choices=Feeling)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("post", "member", "feeling"), name="one_of_each_reaction"),)


class LastRead(models.Model):
    """How far somebody has read a thread; for their own unread marks."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    post_id = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("thread", "member"), name="one_mark_per_thread"),)


class Lock(models.Model):
    """No more replies here: who, when and why."""

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="lock")
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(_("why, for everybody to read"), max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)


class Pin(models.Model):
    """Kept at the top of its space."""

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="pin")
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
