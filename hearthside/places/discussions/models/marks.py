"""What is put on threads and posts: edits, reactions, reading marks, locks and pins."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import SharedText
from hearthside.people.members.models import Member

from .posts import Post, Thread


class Edit(models.Model):
    """What a post said before it was changed; for its author and moderators."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="edits")
    title_before = SharedText(blank=True)
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
    """How far somebody has read a thread, for their own unread marks. Holds when words were shown, never when they
    were read: nobody can tell from it who was here at night."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    seen_up_to = models.DateTimeField()

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


class Turn(models.Model):
    """Somebody has taken it on themselves to answer a post that waits, so that two do not write at once."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="turn")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField()
