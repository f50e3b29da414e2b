"""Which languages are read for danger here, and how many members chose one that is not."""

from dataclasses import dataclass
from datetime import datetime

from hearthside.people.members.queries import languages_of_members

from ..detection.coverage import ALWAYS_READ, COVERAGE, LISTED, Coverage, coverage_of
from ..models import ReadLanguage


@dataclass(frozen=True)
class Listed:
    """A language with a list: what the list can do, whether it is on, and how many members chose the language."""

    coverage: Coverage
    is_on: bool
    members: int
    since: datetime | None = None
    switched_on_by: str = ""

    @property
    def code(self) -> str:
        return self.coverage.language


def languages_read() -> frozenset[str]:
    """The languages beside English that are switched on: one small query, so that every process knows at once."""
    return frozenset(ReadLanguage.objects.filter(code__in=LISTED).values_list("code", flat=True))


def listed_languages() -> list[Listed]:
    """All that can be switched on, the one most members chose first."""
    rows = {row.code: row for row in ReadLanguage.objects.select_related("switched_on_by")}
    members = languages_of_members()
    listed = []
    for code in LISTED:
        row = rows.get(code)
        by = row.switched_on_by.name if row and row.switched_on_by else ""
        since = row.switched_on_at if row else None
        listed.append(Listed(COVERAGE[code], row is not None, members.get(code, 0), since, by))
    return sorted(listed, key=lambda language: -language.members)


def languages_nobody_reads() -> list[tuple[str, int]]:
    """Languages that members chose and that are not read, listed or not, with how many chose them; most first."""
    read = languages_read()
    unread = [
        (code, many)
        for code, many in languages_of_members().items()
        if code != ALWAYS_READ and coverage_of(code, read).reach == "off"
    ]
    return sorted(unread, key=lambda pair: (-pair[1], pair[0]))
