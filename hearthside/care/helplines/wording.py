"""The words for what the directory says in codes."""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext

from .directory import Channel, Helpline, Origin
from .directory.names import locale_of

PURPOSES: dict[str, Promise] = {
    "suicide": _later("Thoughts of suicide"),
    "emotional_support": _later("Someone to listen"),
    "youth": _later("Children and young people"),
    "lgbtq": _later("LGBTQ+ people"),
    "domestic_violence": _later("Violence and abuse"),
    "substance_use": _later("Alcohol and drugs"),
    "eating_disorders": _later("Eating disorders"),
    "veterans": _later("Veterans"),
    "perinatal_parents": _later("Parents, pregnancy and birth"),
    "older_people": _later("Older people"),
    "bereavement": _later("Grief"),
    "gambling": _later("Gambling"),
    "disaster": _later("War and disaster"),
    "sexual_reproductive_health": _later("Sexual health"),
    "unclassified": _later("Its sources do not say"),
}
CHANNELS: dict[str, Promise] = {
    "phone": _later("Call"),
    "sms": _later("Text message"),
    "whatsapp": _later("WhatsApp"),
    "chat": _later("Chat on the web"),
    "email": _later("E-mail"),
}
COSTS: dict[str, Promise] = {
    "free": _later("Free"),
    "free from mobiles": _later("Free from mobile phones"),
    "standard rate": _later("As your provider charges for a usual call or message"),
    "operator rate": _later("As your provider charges for a usual call or message"),
    "local rate": _later("As a local call"),
}
# The parts of countries that the helplines that come with this software name.
REGIONS: dict[str, Promise] = {
    "CA-AB": _later("Alberta"),
    "CA-BC": _later("British Columbia"),
    "CA-MB": _later("Manitoba"),
    "CA-NB": _later("New Brunswick"),
    "CA-NL": _later("Newfoundland and Labrador"),
    "CA-NS": _later("Nova Scotia"),
    "CA-NT": _later("Northwest Territories"),
    "CA-NU": _later("Nunavut"),
    "CA-ON": _later("Ontario"),
    "CA-PE": _later("Prince Edward Island"),
    "CA-QC": _later("Quebec"),
    "CA-SK": _later("Saskatchewan"),
    "CA-YT": _later("Yukon"),
    "GB-ENG": _later("England"),
}
LABELS: dict[str, Promise] = {
    "option": _later("then choose option %(number)s"),
    "press": _later("then press %(number)s"),
    "extension": _later("then extension %(number)s"),
}
KINDS: dict[str, Promise] = {
    "official": _later("an official page"),
    "press": _later("a newspaper or other web page"),
    "chi": _later("the page of Child Helpline International"),
    "open-helplines": _later("the open-helplines list"),
    "ymhc": _later("the list of YMHC, a Canadian charity"),
    "throughline": _later("findahelpline.com"),
    "wikipedia": _later("Wikipedia, or a list made from it"),
    "befrienders-era": _later("an old list"),
}


def purpose_words(purpose: str) -> str:
    return str(PURPOSES.get(purpose, ""))


def region_words(code: str) -> str:
    return str(REGIONS.get(code, code))


def kind_of_source(family: str) -> str:
    return str(KINDS.get(family.partition(":")[0], family))


def trust_in(channel: Channel) -> str:
    """How sure we are of a number, in plain words."""
    if not channel.is_confirmed:
        return _("one source only")
    return ngettext(
        "confirmed by %(number)d independent source", "confirmed by %(number)d independent sources", channel.independent
    ) % {"number": channel.independent}


def label_words(label: str) -> str:
    """How to use a number, in the page's language where the label has a known form."""
    word, _space, number = label.partition(" ")
    if word in LABELS and number.isdigit():
        return str(LABELS[word]) % {"number": number}
    return label


def place_words(helpline: Helpline) -> str:
    """Where in its country it works, when not everywhere."""
    return ", ".join(region_words(code) for code in helpline.regions) or helpline.place


def age_words(helpline: Helpline) -> str:
    if helpline.oldest is None:
        return ""
    if helpline.youngest:
        return _("%(youngest)d to %(oldest)d") % {"youngest": helpline.youngest, "oldest": helpline.oldest}
    return _("up to %(oldest)d") % {"oldest": helpline.oldest}


def newest_origin(helpline: Helpline) -> Origin | None:
    return max(helpline.origins, key=lambda origin: origin.date, default=None)


def source_words(helpline: Helpline, language: str) -> str:
    """Date and kind of the newest source; and how old the page itself was, where that is known to be older."""
    origin = newest_origin(helpline)
    if origin is None:
        return _("Not yet checked here.")
    facts = {"kind": kind_of_source(origin.family), "date": date_words(origin.date, language)}
    if origin.page_modified and origin.page_modified[:7] < origin.date[:7]:
        facts["changed"] = date_words(origin.page_modified, language)
        return _("Not yet checked here. Newest source: %(kind)s, read %(date)s, last changed %(changed)s.") % facts
    return _("Not yet checked here. Newest source: %(kind)s, %(date)s.") % facts


def date_words(written: str, language: str) -> str:
    """A date as exact as it was written: a day, a month or a year."""
    parts = [int(part) for part in written.split("-")] if written else []
    if not parts:
        return _("without a date")
    year, month, day_of_month = (*parts, 1, 1)[:3]
    day = date(year, month, day_of_month)
    locale = _locale_for_dates(language)
    if len(parts) == 3:
        return str(format_date(day, format="long", locale=locale))
    return str(format_skeleton("yMMMM", day, locale=locale)) if len(parts) == 2 else str(day.year)


def _locale_for_dates(language: str) -> Locale:
    """Bare English writes "2 June 2026", as the rest of this software does."""
    return Locale("en", "GB") if language == "en" else locale_of(language)
