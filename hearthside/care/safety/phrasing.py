"""A community's own phrases: what to look at, what to leave alone, and sentences that prove it. Pure; no tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.utils.translation import gettext as _

from .detection import Community, Level, read

MOST, LONGEST = 300, 80  # phrases of one kind, and letters of one
LEVELS = {"concern": Level.CONCERN, "risk": Level.RISK, "imminent": Level.IMMINENT}


@dataclass(frozen=True)
class Phrases:
    """As the operator writes them, one a line."""

    concern: tuple[str, ...] = ()
    risk: tuple[str, ...] = ()
    imminent: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    find: tuple[str, ...] = ()  # sentences in which something must be found
    pass_over: tuple[str, ...] = ()  # sentences in which nothing may be found

    def added_to(self, community: Community) -> Community:
        """What detection is told."""
        additions = tuple((phrase, level) for name, level in LEVELS.items() for phrase in getattr(self, name))
        return replace(community, additions=additions, exclusions=self.leave)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Every phrase that changes a reading."""
        return (*self.concern, *self.risk, *self.imminent, *self.leave)


def phrases_from(body: Mapping[str, Sequence[str]]) -> Phrases:
    return Phrases(**{each.name: tuple(body.get(each.name, ())) for each in fields(Phrases)})


def as_body(phrases: Phrases) -> dict[str, Any]:
    return {each.name: list(getattr(phrases, each.name)) for each in fields(Phrases)}


def faults_in_phrases(phrases: Phrases, community: Community) -> list[str]:
    """What keeps these phrases from being put in force, each with what to do; empty when nothing does.

    A phrase that says by itself what must be looked at cannot be left alone: an operator may teach, and not deafen.
    """
    return [*_sizes(phrases), *_deaf(phrases), *_examples(phrases, phrases.added_to(community))]


def _sizes(phrases: Phrases) -> list[str]:
    faults = []
    for phrase in phrases.spoken:
        if len(phrase) > LONGEST:
            faults.append(_("“%(phrase)s…” is too long. A few words are enough.") % {"phrase": phrase[:30]})
        elif sum(letter.isalpha() for letter in phrase) < 2:
            faults.append(_("“%(phrase)s” is too short: it would be found everywhere.") % {"phrase": phrase})
    if any(len(getattr(phrases, each.name)) > MOST for each in fields(Phrases)):
        faults.append(_("These are too many. %(most)s of each kind are the limit.") % {"most": MOST})
    return faults


def _deaf(phrases: Phrases) -> list[str]:
    words = _("“%(phrase)s” says by itself that somebody may be in danger. It cannot be left alone; try a longer one.")
    return [
        words % {"phrase": phrase}
        for phrase in phrases.leave
        if read(phrase).level >= Level.RISK or read(f"I {phrase}").level >= Level.RISK
    ]


def _examples(phrases: Phrases, taught: Community) -> list[str]:
    missed = _("Nothing is found in “%(sentence)s”, and something should be.")
    alarmed = _("Something is found in “%(sentence)s”, and nothing should be.")
    return [
        *(missed % {"sentence": one} for one in phrases.find if read(one, community=taught).level == Level.NONE),
        *(alarmed % {"sentence": one} for one in phrases.pass_over if read(one, community=taught).level > Level.NONE),
    ]
