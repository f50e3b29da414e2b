"""One item with all that whoever decides about it needs to see."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.care.moderation.models import Item
from hearthside.foundation.audit.queries import entries_about
from hearthside.people.members.models import Member

VERBS = {
    "read": gettext_lazy("opened it"),
    "claimed": gettext_lazy("took it"),
    "gave back": gettext_lazy("gave it back"),
    "noted": gettext_lazy("wrote a note"),
    "asked for a second opinion": gettext_lazy("asked for a second opinion"),
}


@dataclass(frozen=True)
class ItemLine:
    """Who did what with an item, and when."""

    at: datetime
    who: str
    what: str


def history_of_item(item: Item) -> list[ItemLine]:
    """Reads and acts, oldest first."""
    entries = list(entries_about(f"moderation.item:{item.pk}").order_by("pk")[:200])
    names = dict(Member.objects.filter(pk__in={entry.actor for entry in entries}).values_list("pk", "name"))
    return [
        ItemLine(entry.at, names.get(entry.actor or 0, _("somebody who left")), str(VERBS.get(entry.verb, entry.verb)))
        for entry in entries
    ]
