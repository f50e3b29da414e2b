from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.people.members.models import Member


class Choice(models.TextChoices):
    """What somebody may allow, and take back at any time. Nobody has allowed anything until they did."""

    COURSE = "course", _("People on duty who look after me may see when signs of danger were found before")
    LEARNING = "learning", _("My words may help the software to find danger better, without my name")


class Consent(models.Model):
    """What a member agreed to, which version, and when."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=40)  # "guidelines", or a Choice
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "what", "version"), name="one_consent_per_version"),)
