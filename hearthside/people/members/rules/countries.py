from functools import cache
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.utils.translation import get_language

NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "BV", "HM", "AQ"}


def countries() -> list[tuple[str, str]]:
    """Codes and names in the reader's language, in its alphabetical order."""
    return list(_in_language(get_language() or "en"))


def is_country(code: str) -> bool:
    return any(known == code for known, _name in _in_language("en"))


def country_name(code: str) -> str:
    return dict(countries()).get(code, code)


def only_zone_of(country: str) -> str:
    """The time zone of a country that has one alone (source: CLDR, through babel); empty where there are several."""
    zones = get_global("territory_zones").get(country, ())
    return zones[0] if len(zones) == 1 and zones[0] in available_timezones() else ""


@cache
def _in_language(language: str) -> tuple[tuple[str, str], ...]:
    try:
        names = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        names = Locale("en").territories
    known = [
        (code, name) for code, name in names.items() if code.isalpha() and len(code) == 2 and code not in NO_COUNTRIES
    ]
    return tuple(sorted(known, key=lambda pair: pair[1].casefold()))
