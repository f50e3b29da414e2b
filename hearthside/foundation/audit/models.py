from django.db import models


class AuditEntry(models.Model):
    """Who did what to what, in ids and verbs; never a word that a member wrote."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.BigIntegerField(null=True)  # a member's id; no foreign key, so that the record outlives an erasure
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)  # "discussions.post:12"
    reason = models.CharField(max_length=300, blank=True)  # given by staff for staff

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("subject",)),)
