from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.care.conversations.models import Conversation
from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member


class After(models.IntegerChoices):
    """How many hours after somebody said that they are safe. Source: the list of features, row 8.15."""

    DAY = 24, _("tomorrow")
    THREE_DAYS = 72, _("in three days")
    WEEK = 168, _("in a week")


class FollowUp(models.Model):
    """One time of asking again. The member's own answer makes the row; a person writes the words when it is due."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="+")
    # Who wrote with them; it is this person's task first. Null: anybody's.
    responder = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    after = models.PositiveSmallIntegerField(choices=After)
    due_at = models.DateTimeField()
    is_wanted = models.BooleanField()
    decided_at = models.DateTimeField()  # when the member said yes or no
    ended_at = models.DateTimeField(null=True, blank=True)  # declined, or stopped later: nobody asks
    marked_at = models.DateTimeField(null=True, blank=True)  # became somebody's task
    opened_to_all_at = models.DateTimeField(null=True, blank=True)  # they were away: anybody on duty may do it
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    conversation = models.ForeignKey(Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "after"), name="each_follow_up_once"),)
        indexes = (
            models.Index(
                fields=("due_at",), name="follow_ups_that_wait", condition=models.Q(sent_at=None, ended_at=None)
            ),
        )
        ordering = ("due_at", "pk")

    @property
    def is_open(self) -> bool:
        return self.is_wanted and self.ended_at is None and self.sent_at is None
