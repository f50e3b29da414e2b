import enum
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUIET = ("chat", "sms", "whatsapp", "email")  # channels that nobody in the next room hears
ANY = ("phone", "sms", "whatsapp", "chat", "email")


class Situation(enum.Enum):
    """What changes the truth of an answer. The value says it in words, for the table in docs/help-card.md."""

    ORDINARY = _("somebody is on duty here, and lines fit")
    WRITING = _("can only write; lines there take written words")
    NIGHT = _("nobody is on duty here, and lines fit")
    NO_COUNTRY = _("no country chosen")
    NO_LINE = _("no line there that fits (or none to write to)")


@dataclass(frozen=True)
class Barrier:
    code: str
    label: str | Promise
    answer: str | Promise  # true in every situation
    then: Mapping[Situation, str | Promise]  # one for each
    channels: tuple[str, ...] = ANY
    needs_writing: bool = False  # a line that must be spoken to is no answer to it

    def words_in(self, where: Situation) -> tuple[str | Promise, str | Promise]:
        return self.answer, self.then[where]


def situation(*, has_country: bool, has_line: bool, only_writes: bool, is_staffed: bool) -> Situation:
    """Where several hold, the one that closes most ways; the words of each are true in those that come after it."""
    if not has_country:
        return Situation.NO_COUNTRY
    if not has_line:
        return Situation.NO_LINE
    if only_writes:
        return Situation.WRITING
    return Situation.ORDINARY if is_staffed else Situation.NIGHT
