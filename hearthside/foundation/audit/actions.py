from .models import AuditEntry


def record(actor: int | None, verb: str, subject: str, reason: str = "") -> AuditEntry:
    """Write one line into the log that staff and auditors read; `actor` is a member's id, None for the software."""
    return AuditEntry.objects.create(actor=actor, verb=verb, subject=subject, reason=reason[:300])
