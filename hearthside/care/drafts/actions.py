import json
import secrets

from django.utils import timezone

from .models import Draft
from .queries import KEPT_FOR, fingerprint

# Fields that are never kept, by what their names hold: they are secrets, or belong to the form that is gone.
NOT_KEPT = ("csrf", "pass", "code")


def keep_unsent(path: str, fields: list[tuple[str, str]]) -> str:
    """Keep a form's words sealed; answers the secret by which the browser finds them again."""
    secret = secrets.token_urlsafe(32)
    Draft.objects.create(
        fingerprint=fingerprint(secret),
        path=path[:300],
        fields=json.dumps(worth_keeping(fields)),
        kept_at=timezone.now(),
    )
    return secret


def worth_keeping(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in fields if not any(secret in name for secret in NOT_KEPT)]


def discard(secret: str) -> None:
    Draft.objects.filter(fingerprint=fingerprint(secret)).delete()


def forget_old_drafts() -> int:
    """Remove what was kept for longer than a day; says how many."""
    removed, _by_kind = Draft.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    return removed
