"""A helpline as a page shows it: links to press, and sentences that say how sure each fact is."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext as _

from . import hours, wording
from .directory import Channel, Helpline
from .directory.names import language_name
from .rules import CHECK_EVERY


@dataclass(frozen=True)
class Way:
    """One channel to press."""

    kind: str
    verb: str
    words: str
    href: str
    notes: tuple[str, ...]
    trust: str


@dataclass(frozen=True)
class Card:
    helpline: Helpline
    ways: tuple[Way, ...]
    is_open: bool | None
    hours: str
    facts: tuple[tuple[str, str], ...]  # heading and words, only what is known
    standing: str


def card_of(helpline: Helpline, language: str, now: datetime) -> Card:
    return Card(
        helpline=helpline,
        ways=tuple(_way(channel, helpline) for channel in helpline.channels),
        is_open=hours.open_now(helpline, now),
        hours=hours.in_words(helpline, language),
        facts=tuple((heading, words) for heading, words in _facts(helpline, language) if words),
        standing=_standing(helpline, language, timezone.localdate(now)),
    )


def href_of(channel: Channel) -> str:
    """The address that a press opens; a star or hash stays what it is on a telephone."""
    if channel.type == "chat":
        return channel.url
    if channel.type == "email":
        return "mailto:" + quote(channel.address, safe="@.+-_")
    if channel.type == "whatsapp" and channel.e164:
        return "https://wa.me/" + channel.e164.removeprefix("+")
    number = quote(channel.dial, safe="+*")
    if channel.type == "sms":
        return f"sms:{number}?body={quote(channel.keyword)}" if channel.keyword else f"sms:{number}"
    return f"tel:{number}"


def _way(channel: Channel, helpline: Helpline) -> Way:
    return Way(
        kind=channel.type,
        verb=str(wording.CHANNELS[channel.type]),
        words=_words(channel),
        href=href_of(channel),
        notes=tuple(_notes(channel, helpline)),
        trust=wording.trust_in(channel),
    )


def _words(channel: Channel) -> str:
    if channel.type == "chat":
        return channel.url.split("//", 1)[1].strip("/")
    if channel.type == "email":
        return channel.address
    # "111 (then option 2)": the note beside it says the same in the page's language
    return channel.display.split(" (then ")[0] if channel.label else channel.display


def _notes(channel: Channel, helpline: Helpline) -> list[str]:
    notes = []
    if channel.keyword:
        notes.append(_("begin with the word %(word)s") % {"word": channel.keyword})
    if channel.label:
        notes.append(wording.label_words(channel.label))
    if helpline.is_emergency_number and channel.type == "phone":
        notes.append(_("this is the emergency number; ask for “%(name)s”") % {"name": helpline.name})
    if channel.in_country_only:
        notes.append(_("works only inside the country"))
    return notes


def _facts(helpline: Helpline, language: str) -> list[tuple[str, str]]:
    return [
        (_("For"), ", ".join(filter(None, map(wording.purpose_words, helpline.purposes)))),
        (_("Ages"), wording.age_words(helpline)),
        (_("Where"), _only_in(helpline)),
        (_("Cost"), str(wording.COSTS.get(helpline.cost, helpline.cost))),
        (_("Languages"), ", ".join(language_name(code, language) for code in helpline.languages)),
    ]


def _only_in(helpline: Helpline) -> str:
    place = wording.place_words(helpline)
    return _("only in %(place)s") % {"place": place} if place else ""


def _standing(helpline: Helpline, language: str, today: date) -> str:
    if helpline.checked_on is None:
        return wording.source_words(helpline, language)
    checked = {"date": wording.date_words(helpline.checked_on.isoformat(), language)}
    if today - helpline.checked_on > CHECK_EVERY:
        return _("Checked here on %(date)s, so it is due for another look.") % checked
    return _("Checked here on %(date)s.") % checked
