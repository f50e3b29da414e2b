"""Variables in replies. Each is something we know; there is none for a wait or a promise."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VARIABLES: dict[str, str | Promise] = {
    "name": _("the name they write under; left out where they write without one"),
    "responder": _("your name here"),
    "colleague": _("who wrote to them before you"),
    "community": _("the name of this community"),
    "helplines": _("helplines for their country, as the directory knows them"),
    "young_helplines": _("the same, for young people"),
    "safety_plan": _("where their safety plan is, or that it can be begun here"),
}
_VARIABLE = re.compile(r"\{([a-z_]+)\}")
_NAME_WITH_ITS_COMMA = re.compile(r",? \{name\}(?=[.,!?])")
_EMPTY_LINES = re.compile(r"\n{3,}")


def fill(words: str, values: dict[str, str]) -> str:
    """The words with what is known put in; what is not known leaves no hole behind."""
    if not values.get("name"):
        words = _NAME_WITH_ITS_COMMA.sub("", words)
    filled = _VARIABLE.sub(lambda found: values.get(found[1], ""), words)
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in filled.splitlines())).strip()


def unknown_variables(words: str) -> list[str]:
    """Names in braces that nothing would be put in for."""
    return sorted({name for name in _VARIABLE.findall(words) if name not in VARIABLES})
