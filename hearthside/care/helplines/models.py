from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member


class Wrong(models.TextChoices):
    """What a reader can say about a number."""

    NOT_IN_SERVICE = "not_in_service", _("The number does not work")
    SOMEBODY_ELSE = "somebody_else", _("Somebody else answers")
    NOBODY = "nobody", _("Nobody answered, though it should be open")
    HOURS = "hours", _("The hours are wrong")
    COST = "cost", _("It costs something else than it says here")
    ANOTHER = "another", _("Something else is wrong")


class WrongNumber(models.Model):
    """A reader's word that a helpline here is wrong. Nobody knows who reported it."""

    helpline = models.CharField(max_length=120)  # the id in the directory
    what = models.CharField(max_length=20, choices=Wrong)
    words = PrivateText(blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)  # when somebody here checked the helpline after it

    class Meta:
        indexes = (models.Index(fields=("settled_at", "helpline")),)


class CheckVerdict(models.TextChoices):
    RIGHT = "right", _("It is right")
    WRONG = "wrong", _("It is wrong; take it off the pages")
    RETIRED = "retired", _("It no longer exists; take it off the pages")


class Check(models.Model):
    """An operator called or looked it up themselves."""

    helpline = models.CharField(max_length=120)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    verdict = models.CharField(max_length=10, choices=CheckVerdict)
    # The numbers as they were when checked: a number that came later was not.
    fingerprint = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("helpline", "-checked_at")),)
