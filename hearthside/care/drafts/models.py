from django.db import models

from hearthside.foundation.text import PrivateText


class Draft(models.Model):
    """Unsent words of a form whose session had ended, kept sealed for a day under a secret only the browser has."""

    fingerprint = models.CharField(max_length=64, unique=True)  # keyed hash of the browser's secret
    path = models.CharField(max_length=300)
    fields = PrivateText()  # JSON of the form's fields
    kept_at = models.DateTimeField()
