"""Whether suddenly more people write of the same: a method, a place, a name. Pure; nobody's words are kept here.

What many in danger write of at once may spread from one to the next (suicide clusters: Gould, Annals of the New York
Academy of Sciences 932, 2001). People look; software only counts.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from hearthside.care.safety.detection.fold import fold

from .intervals import beta_below

FEWEST = 4  # people: fewer say nothing, and would point at somebody
TIMES = 3  # as many as expected, at least: a sure but small rise is no news
ALARM = 0.01  # how often a run may cry wolf, all terms together
WORD = re.compile(r"[^\W\d_][\w']{2,}")
BREAK = re.compile(r"[.!?…,;:()\n]+")


@dataclass(frozen=True)
class Surge:
    """One term that more people wrote of than before; `expected` is how many of this week's people would."""

    term: str
    people: int
    expected: float
    chance: float


def terms(text: str) -> set[str]:
    """The words and pairs of neighbouring words in a text, disguises undone."""
    found: set[str] = set()
    for part in BREAK.split(fold(text).text):
        words = WORD.findall(part)
        found.update(words)
        found.update(f"{first} {second}" for first, second in pairwise(words))
    return found


def surges(now: Counter[str], before: Counter[str], people_now: int, people_before: int) -> list[Surge]:
    """Terms with a sudden rise, the surest first; of a pair of words and its parts, the one that says most.

    `now` and `before` count people (in `before`, each person once a week), `people_now` and `people_before` all who
    wrote. A term that is no more frequent than before has this week's share of its people by chance: a binomial test,
    its bar divided by the number of terms tried (Bonferroni).
    """
    tried = {term: people for term, people in now.items() if people >= FEWEST}
    found = [
        Surge(term, people, before[term] * people_now / max(people_before, 1), _chance(people, before[term], share))
        for share in [people_now / max(people_now + people_before, 1)]
        for term, people in tried.items()
    ]
    sure = [each for each in found if each.chance * len(tried) < ALARM and each.people >= TIMES * each.expected]
    return sorted(_without_parts(sure), key=lambda each: (each.chance, each.term))


def _chance(now: int, before: int, share: float) -> float:
    """Of so many or more of all falling into this week: the upper tail of a binomial distribution."""
    return beta_below(share, now, before + 1)


def _without_parts(found: Iterable[Surge]) -> list[Surge]:
    by_term = {each.term: each for each in found}
    parts = {
        part
        for term, whole in by_term.items()
        for part in (term.split() if " " in term else ())
        if part in by_term and by_term[part].people <= whole.people + 1
    }
    return [each for term, each in by_term.items() if term not in parts]
