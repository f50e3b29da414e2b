"""Prepared words for the reason of a decision, with what is known put in."""

from hearthside.care.contributions.registry import Contribution
from hearthside.care.moderation.models import Item
from hearthside.people.members.models import Member
from hearthside.people.organisations.queries import community

from ..replies import MODERATION, fill
from ..replies.suggesting import suggested
from .filled import FALLBACK, Filled
from .replies import replies_now


def prepared_reasons(
    item: Item, contribution: Contribution | None, viewer: Member
) -> tuple[list[Filled], list[Filled]]:
    """Those that fit why the item is here, each with a number key; and all others. In the author's language where
    somebody wrote them in it."""
    language = _language_of(contribution)
    replies = replies_now(language, desk=MODERATION) or replies_now(FALLBACK, desk=MODERATION)
    first = suggested(replies, {item.why, *item.reports.values_list("reason", flat=True)})
    name = contribution.author_name if contribution and not contribution.is_anonymous else ""
    values = {"name": name, "responder": viewer.name, "community": community().name}
    return (
        [Filled(reply, fill(reply.words, values), str(number)) for number, reply in enumerate(first, 1)],
        [Filled(reply, fill(reply.words, values)) for reply in replies if reply not in first],
    )


def reason_to_put_in(item: Item, contribution: Contribution | None, viewer: Member, key: str) -> tuple[str, str]:
    """What a press of a button puts into the reason, and the mark of the words it came from; empty when unknown."""
    first, others = prepared_reasons(item, contribution, viewer)
    found = next((filled for filled in (*first, *others) if filled.reply.key == key), None)
    return (found.words, found.reply.mark) if found else ("", "")


def _language_of(contribution: Contribution | None) -> str:
    return contribution.author.language.split("-")[0] if contribution and contribution.author else FALLBACK
