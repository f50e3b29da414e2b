import json
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from .models import Community
from .queries import KEY, describe


@transaction.atomic
def describe_community(**fields: Any) -> Community:
    """Change the community's description; keeps a copy for pages that must work without the database.

    Raises:
        ValidationError: with a message per field.
    """
    row, _made = Community.objects.select_for_update().get_or_create(pk=1)
    for field, value in fields.items():
        setattr(row, field, value)
    row.full_clean()
    row.save()
    transaction.on_commit(lambda: _spread(row))
    return row


def _spread(row: Community) -> None:
    door = asdict(describe(row))
    cache.set(KEY, door, 60)
    (settings.HOME / "front_door.json").write_text(json.dumps(door))
