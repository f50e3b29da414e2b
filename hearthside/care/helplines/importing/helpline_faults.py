import re
from collections.abc import Iterator
from typing import Any

import phonenumbers
from django.utils.translation import gettext as _

from .faults import country_faults, schema_faults, twice

OLDEST_SOURCE = "2023"  # a number that nobody printed since is not shown
WEAK = "befrienders-era"  # lists of that time copied each other; they raise no confidence
ALSO_CALLED_THROUGH = {"PS": (972,)}  # Palestinian mobile numbers are reached through both codes
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


def helpline_faults(kept: dict[str, Any]) -> list[str]:
    """Every reason not to take this file; empty when it may be shown to people in danger."""
    if faults := list(schema_faults(kept, "helplines.schema.json", "helplines")):
        return faults
    return [*_faults_between(kept), *(fault for one in kept["helplines"] for fault in _faults_of(one, kept))]


def _faults_between(kept: dict[str, Any]) -> Iterator[str]:
    records = kept["helplines"]
    for gone in kept["retired_numbers"]:
        if not isinstance(gone["number"], str):
            yield _("retired_numbers: %(number)s must be in quotes.") % {"number": gone["number"]}
    for helpline_id in twice([record["id"] for record in records]):
        yield _("%(id)s: two records have this id.") % {"id": helpline_id}
    for country, rank in twice([(record["country"], record["rank"]) for record in records]):
        yield _("%(country)s: two helplines have rank %(rank)d.") % {"country": country, "rank": rank}


def _faults_of(record: dict[str, Any], kept: dict[str, Any]) -> Iterator[str]:
    for fault in (*_faults_of_facts(record), *_faults_of_sources(record, kept["sources"])):
        yield f"{record['id']}: {fault}"
    for number, channel in enumerate(record["channels"], start=1):
        for fault in (*_faults_of_channel(channel, record), *_faults_of_confidence(channel, record, kept["sources"])):
            yield _("%(id)s, channel %(number)d: %(fault)s") % {"id": record["id"], "number": number, "fault": fault}


def _faults_of_facts(record: dict[str, Any]) -> Iterator[str]:
    country = record["country"]
    yield from country_faults(country)
    if not record["id"].startswith(country.lower() + "-"):
        yield _("the id does not begin with its country, %(code)s.") % {"code": country.lower()}
    for region in filter(None, record.get("region", "").split(",")):
        if not re.fullmatch(rf"{country}-[A-Z0-9]{{1,3}}", region):
            yield _("%(region)s is not a region of %(code)s.") % {"region": region, "code": country}
    if not re.match(r"https?://", record.get("website", "https://")):
        yield _("the website is no web address.")
    if not any(way["confidence"] == record["confidence"] for way in record["channels"]):
        yield _("no channel has the confidence that the record claims.")


def _faults_of_sources(record: dict[str, Any], sources: dict[str, Any]) -> Iterator[str]:
    if not _DATE.fullmatch(record.get("newest_source", "")):
        yield _("the date of the newest source is missing or unreadable.")
    elif record["newest_source"] < OLDEST_SOURCE:
        yield _("its newest source is older than %(year)s.") % {"year": OLDEST_SOURCE}
    for source in record["sources"]:
        if source["id"] not in sources:
            yield _("the source %(source)s is not in the list of sources.") % {"source": source["id"]}


def _faults_of_channel(channel: dict[str, Any], record: dict[str, Any]) -> Iterator[str]:
    if channel["type"] == "chat":
        if not channel.get("url"):
            yield _("a chat needs an address.")
    elif channel["type"] == "email":
        if not _MAIL.fullmatch(channel.get("address", "")):
            yield _("this is no e-mail address.")
    elif not channel.get("display") or not channel.get("dial"):
        yield _("a number needs what to show (display) and what to dial (dial).")
    elif channel.get("e164"):
        yield from _faults_of_number(channel, record["country"])
    else:
        yield from _faults_of_short_code(channel)


def _faults_of_number(channel: dict[str, Any], country: str) -> Iterator[str]:
    number = channel["e164"]
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        yield _("%(number)s is no telephone number.") % {"number": number}
        return
    if not phonenumbers.is_valid_number(parsed):
        yield _("%(number)s is not a number that exists in its country's plan.") % {"number": number}
    own_code = phonenumbers.country_code_for_region(country)
    if parsed.country_code not in {own_code, *ALSO_CALLED_THROUGH.get(country, ())}:
        yield _("%(number)s belongs to another country than %(code)s.") % {"number": number, "code": country}
    if channel["dial"] != number:
        yield _("what is dialled, %(dial)s, is not the number %(e164)s.") % channel
    if digits(channel["display"])[-6:] != digits(number)[-6:]:
        yield _("what is shown, %(display)s, is not the number %(e164)s.") % channel


def _faults_of_short_code(channel: dict[str, Any]) -> Iterator[str]:
    if not channel.get("in_country_only"):
        yield _("a short number works inside its country only; say in_country_only: true.")
    if not digits(channel["display"]).startswith(digits(channel["dial"])):
        yield _("what is shown, %(display)s, is not what is dialled, %(dial)s.") % channel


def _faults_of_confidence(channel: dict[str, Any], record: dict[str, Any], sources: dict[str, Any]) -> Iterator[str]:
    for source in channel["sources"]:
        if source not in sources:
            yield _("the source %(source)s is not in the list of sources.") % {"source": source}
    if channel["confidence"] == "confirmed" and independent(channel) < 2:
        yield _("it is called confirmed, and fewer than two independent sources give it.")


def independent(channel: dict[str, Any]) -> int:
    return len({family for family in channel["families"] if family != WEAK})


def digits(words: str) -> str:
    return re.sub(r"\D", "", words)
