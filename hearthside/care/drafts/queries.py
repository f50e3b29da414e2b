import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from .models import Draft

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Unsent:
    path: str
    fields: list[tuple[str, str]]


def unsent_words(secret: str) -> Unsent | None:
    """What the browser with this secret had not been able to send, if it is not older than a day."""
    draft = Draft.objects.filter(fingerprint=fingerprint(secret), kept_at__gt=timezone.now() - KEPT_FOR).first()
    if draft is None:
        return None
    return Unsent(draft.path, [(name, value) for name, value in json.loads(draft.fields)])


def fingerprint(secret: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"draft" + secret.encode(), hashlib.sha256).hexdigest()
