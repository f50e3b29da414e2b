"""What helpers may say they know. Spaces stand a floor above: whoever knows them says so here."""

from collections.abc import Callable

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

Choices = list[tuple[str, str]]
_spaces: list[Callable[[], Choices]] = []


def offer_spaces(known: Callable[[], Choices]) -> None:
    """Tell where addresses and names of spaces are found."""
    if known not in _spaces:
        _spaces.append(known)


def spaces() -> Choices:
    return [space for known in _spaces for space in known()]


def language_name(code: str) -> str:
    return str(_locale().languages.get(code, code))


def language_code(typed: str) -> str:
    """The code of a language, typed as a code or by its name, in the reader's language, in English or in its own."""
    wanted = typed.strip().casefold()
    for locale in (_locale(), Locale("en")):
        for code, name in locale.languages.items():
            if len(code) <= 3 and wanted in (code, str(name).casefold()):
                return str(code)
    codes = (str(code) for code in Locale("en").languages)
    return next((code for code in codes if len(code) == 2 and _own_name(code) == wanted), "")


def _own_name(code: str) -> str:
    try:
        return str(Locale(code).languages.get(code, "")).casefold()
    except UnknownLocaleError:
        return ""


def _locale() -> Locale:
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
