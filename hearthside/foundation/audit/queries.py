from django.db.models import QuerySet

from .models import AuditEntry


def entries_about(subject: str) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(subject=subject)
