from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearthside.care.moderation.rules import is_kept_out
from hearthside.foundation.text import SharedText
from hearthside.foundation.words import render
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk


class Policy(models.TextChoices):
    PRE = "pre", _("A person reads everything first")
    HOLD = "hold", _("Shown at once; held when the words point to danger")
    OPEN = "open", _("Shown at once")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Anybody can read")
    MEMBERS = "members", _("Members can read")
    HIDDEN = "hidden", _("Only people added here know of it")


class SpaceQuerySet(models.QuerySet["Space"]):
    def visible_to(self, viewer: Member | None) -> SpaceQuerySet:
        """Spaces whose threads this person may read; None is a visitor without an account."""
        if viewer is None or is_kept_out(viewer):
            return self.filter(archived_at=None, visibility=Visibility.PUBLIC)
        if may_use_desk(viewer, Role.OPERATOR, Role.MODERATOR):  # the role alone opens no hidden room
            return self.filter(archived_at=None)
        inside = Membership.objects.filter(space=models.OuterRef("pk"), member=viewer)
        return self.filter(~Q(visibility=Visibility.HIDDEN) | models.Exists(inside), archived_at=None)


class Space(models.Model):
    """A room with a topic, its own policy and its own few rules."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    purpose = models.TextField(_("purpose"), max_length=500)
    guidelines = models.TextField(_("how we are here"), max_length=2000, blank=True)
    policy = models.CharField(_("what happens to a new post"), max_length=10, choices=Policy, default=Policy.HOLD)
    holds_risk = models.BooleanField(_("also hold what sounds like danger at night"), default=False)
    visibility = models.CharField(_("who can read"), max_length=10, choices=Visibility, default=Visibility.MEMBERS)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceQuerySet.as_manager()

    class Meta:
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC

    @property
    def is_read_first(self) -> bool:
        return self.policy == Policy.PRE

    @property
    def guidelines_html(self) -> str:
        return _rendered(self.guidelines)


@lru_cache(maxsize=256)
def _rendered(guidelines: str) -> str:
    return render(guidelines)


class Membership(models.Model):
    """Somebody belongs to a space; hidden spaces are known to these alone."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    is_host = models.BooleanField(default=False)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("space", "member"), name="once_in_a_space"),)


class NoteStanding(models.TextChoices):
    """Where a note's words stand. A new row is UNASSESSED, so that forgetting to assess shows nothing to anybody."""

    UNASSESSED = "unassessed"
    HELD = "held"  # a person looks first
    SHOWN = "shown"
    HIDDEN = "hidden"  # a moderator decided


class GuidelineNote(models.Model):
    """Hosts remind their space of a clause of the guidelines: a quiet note above the threads, for a day, every few
    days. It is no post: nobody is told, and nothing is news because of it."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="guideline_notes")
    clause = models.SlugField(max_length=60)  # its key, the same in all versions
    words = SharedText(max_length=500)
    every_days = models.PositiveSmallIntegerField()
    begins_on = models.DateField()
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    standing = models.CharField(max_length=12, choices=NoteStanding, default=NoteStanding.UNASSESSED)
    held_why = models.CharField(max_length=20, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("space", "ended_at")),)

    @property
    def is_shown(self) -> bool:
        return self.standing == NoteStanding.SHOWN

    @property
    def is_held(self) -> bool:
        return self.standing == NoteStanding.HELD

    def is_due_on(self, day: date) -> bool:
        passed = (day - self.begins_on).days
        return passed >= 0 and passed % self.every_days == 0
