from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from hearthside.people.members.models import Member
from hearthside.people.privacy.models import Consent
from hearthside.people.privacy.queries import consents_of

from .differences import Change, differences
from .models import Clause, Group, GuidelineVersion
from .reading import HIGHEST, grade
from .rules import MAY_BE_BROKEN
from .shipped import Shipped, shipped

CONSENT = "guidelines"


@dataclass(frozen=True)
class Chapter:
    """The clauses under one heading."""

    group: Group
    clauses: list[Clause]


def versions() -> QuerySet[GuidelineVersion]:
    """Those that are or were in force, newest first."""
    return GuidelineVersion.objects.filter(number__gt=0).select_related("made_by").order_by("-number")


def current_guidelines() -> GuidelineVersion | None:
    return versions().first()


def draft_guidelines() -> GuidelineVersion | None:
    return GuidelineVersion.objects.filter(number=0).first()


def clauses_of(version: GuidelineVersion | None) -> list[Clause]:
    return list(version.clauses.in_reading_order()) if version else []


def current_clauses() -> list[Clause]:
    newest = GuidelineVersion.objects.filter(number__gt=0).order_by("-number").values("pk")[:1]
    return list(Clause.objects.filter(version__in=newest).in_reading_order())


def clauses_to_rest_on() -> list[Clause]:
    """Of the version in force, those because of which words may be kept from others."""
    return [clause for clause in current_clauses() if clause.group in MAY_BE_BROKEN]


def chapters(clauses: Iterable[Clause]) -> list[Chapter]:
    """Clauses in reading order, by heading."""
    return [Chapter(Group(group), list(found)) for group, found in groupby(clauses, lambda clause: clause.group)]


def clause_choices(clauses: Iterable[Clause]) -> list[tuple[Any, Any]]:
    """For a form in which one is chosen by its title, under the headings they stand under."""
    grouped = [
        (each.group.label, [(clause.key, clause.title) for clause in each.clauses]) for each in chapters(clauses)
    ]
    return [("", _("Choose a clause")), *grouped]


def changes_between(before: GuidelineVersion | None, after: GuidelineVersion) -> list[Change]:
    return differences(clauses_of(before), clauses_of(after))


def version_before(version: GuidelineVersion) -> GuidelineVersion | None:
    return versions().filter(number__lt=version.number).first()


def has_agreed(member: Member) -> bool:
    """Whether a member said yes to what holds now; a small correction since then asks for no new yes."""
    yes = Consent.objects.filter(member=member, what=CONSENT, version=Cast(OuterRef("number"), CharField()))
    for is_small, is_given in versions().annotate(is_given=Exists(yes)).values_list("is_small", "is_given"):
        if is_given or not is_small:
            return bool(is_given)
    return True  # there are no guidelines yet


def agreed_version(member: Member) -> GuidelineVersion | None:
    """The newest version a member said yes to."""
    given = consents_of(member).filter(what=CONSENT).values_list("version", flat=True)
    numbers = [int(version) for version in given if version.isdecimal()]
    return versions().filter(number__in=numbers).first()


def shipped_guidelines(language: str = "en") -> Shipped:
    """What comes with the software, to begin with."""
    return shipped(language)


def reading_grade(clause: Clause) -> float:
    """How hard its plain text and its reason are to read, as a school grade; for English alone."""
    return grade(f"{clause.text}\n{clause.why}\n{clause.follows}")


def hard_to_read(clauses: Iterable[Clause]) -> list[tuple[Clause, float]]:
    graded = ((clause, reading_grade(clause)) for clause in clauses)
    return [(clause, found) for clause, found in graded if found > HIGHEST]
