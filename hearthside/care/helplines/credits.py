"""Whom the numbers are owed to, by kind of source."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import directory
from .directory import Credit

# Terms as their publishers state them; facts such as numbers are not protected, and no descriptions were taken.
TERMS: dict[str, Promise | str] = {
    "open-helplines": "CC0",
    "wikipedia": _("CC BY-SA; used to check numbers"),
    "chi": _("facts only, with the page named beside each helpline"),
    "throughline": _("facts only, to check what others publish; nothing that it alone lists is shown"),
    "official": _("facts only, from the operators' own pages"),
    "press": _("facts only"),
    "ymhc": _("facts only"),
    "befrienders-era": _("old lists; they never make a number count as confirmed"),
}


@dataclass(frozen=True)
class Kind:
    family: str
    terms: Promise | str
    credits: list[Credit]


def credits_by_kind() -> list[Kind]:
    kinds: dict[str, dict[str, Credit]] = {}
    for credit in directory.credits():
        kinds.setdefault(credit.family.partition(":")[0], {})[credit.url or credit.name] = credit
    order = [*TERMS, *(family for family in kinds if family not in TERMS)]
    return [
        Kind(family, TERMS.get(family, ""), sorted(kinds[family].values(), key=_by_site))
        for family in order if family in kinds
    ]  # fmt: skip


def _by_site(credit: Credit) -> str:
    return urlsplit(credit.url).netloc or credit.name
