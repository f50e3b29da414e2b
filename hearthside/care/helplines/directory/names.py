"""Names of countries and languages in the language of the page."""

import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError

# ISO 3166-1 alpha-2 as of 2026, and XK (user-assigned, Kosovo).
_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_CODES.split())


@cache
def countries(language: str = "en") -> dict[str, str]:
    """Every country's code and name, in alphabetical order of the names."""
    territories = locale_of(language).territories
    named = {code: territories.get(code) or Locale("en").territories[code] for code in COUNTRIES}
    return dict(sorted(named.items(), key=lambda pair: _sort_key(pair[1])))


def country_name(code: str, language: str = "en") -> str:
    return countries(language).get(code.upper(), code)


def language_name(code: str, language: str = "en") -> str:
    """A language's name; its code where nobody has named it."""
    known = locale_of(language).languages.get(code) or Locale("en").languages.get(code)
    return str(known or _UNNAMED.get(code, code))


_UNNAMED = {"cmn": "Mandarin", "cnr": "Montenegrin", "toi": "Tonga (Zambia)"}  # not in CLDR's English names


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for Django's language code; English for one that Babel does not know."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _sort_key(name: str) -> str:
    """Å sorts as A: nobody should have to look for their country behind Z."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
