from django.db import models

from hearthside.care.safety.models import Case
from hearthside.foundation.text import SharedText
from hearthside.people.members.models import Member

LONGEST = 5_000  # characters of one message


class Conversation(models.Model):
    """Private talk between a member and people on duty about one case."""

    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)


class Participant(models.Model):
    """Somebody in a conversation, under the name they are known by there."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    known_as = models.CharField(max_length=60)  # a member who wrote without a name stays without one here
    is_on_duty = models.BooleanField(default=False)
    read_up_to = models.BigIntegerField(default=0)  # the last message they have seen
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("conversation", "member"), name="once_in_a_conversation"),)


class Message(models.Model):
    """What one of them said; sealed at rest."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    body = SharedText(sealed=True)
    said_at = models.DateTimeField()
    is_assessed = models.BooleanField(default=False)  # nobody else reads it before
    is_held = models.BooleanField(default=False)
    once = models.UUIDField(null=True, unique=True)  # the same form sent twice is one message

    class Meta:
        ordering = ("pk",)
