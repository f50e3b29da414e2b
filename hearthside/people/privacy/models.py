from django.db import models

from hearthside.people.members.models import Member


class Consent(models.Model):
    """What a member agreed to, which version, and when."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=40)  # "guidelines", "privacy notice"
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "what", "version"), name="one_consent_per_version"),)
