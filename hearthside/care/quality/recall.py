"""What the weekly readings say about the detector: how much it finds, how much of that was needed, do readers agree.

Found: contributions at level concern or higher, times the share of their cases in which help was needed. Missed: the
share of the sample in which a reader saw something, times all contributions in which the detector saw nothing.
Recall is found / (found + missed). Method and sources: docs/quality.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .intervals import Interval, exact_interval

FEWEST_READ = 100  # below, even a sample without a miss leaves room for one in twenty
FEWEST_CASES = 10
# Two shares enter: each is bounded at 97.5 %, so that both hold together at 95 % or more (Bonferroni).
EACH = 0.975


@dataclass(frozen=True)
class Week:
    """One language in one week of which something was read."""

    nothing: int  # contributions in which nothing was found
    flagged: int  # contributions at concern or higher
    read: int
    missed: int  # of those read, where a reader saw something


@dataclass(frozen=True)
class Estimate:
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Share:
    """So many of so many, with what that says about all."""

    of: int
    count: int

    @property
    def value(self) -> float:
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> Interval:
        return exact_interval(self.count, self.of) if self.of else Interval(0, 1)


def missed_rate(weeks: Sequence[Week], confidence: float = EACH) -> Estimate:
    """The share of unflagged contributions that a reader would have flagged, over weeks of different size.

    A week's sample stands for all of that week; the interval is Clopper-Pearson's at the effective sample size
    (Kish 1965; Korn and Graubard, Survey Methodology 24, 1998), which is never larger than the number read.
    """
    read = [week for week in weeks if week.read and week.nothing]
    total = sum(week.nothing for week in read)
    if not total:
        return Estimate(0, 0, 1)
    rate = sum(week.nothing / total * week.missed / week.read for week in read)
    size = 1 / sum((week.nothing / total) ** 2 / week.read for week in read)
    bounds = exact_interval(rate * size, size, confidence)
    return Estimate(rate, bounds.low, bounds.high)


def recall(weeks: Sequence[Week], needed: Share) -> Estimate | None:
    """How much of all that should be looked at is found; None while too little was read to say."""
    read = [week for week in weeks if week.read and week.nothing]
    if sum(week.read for week in read) < FEWEST_READ or needed.of < FEWEST_CASES:
        return None
    flagged, frame = sum(week.flagged for week in read), sum(week.nothing for week in read)
    missed, precision = missed_rate(read), exact_interval(needed.count, needed.of, EACH)
    return Estimate(
        _share(flagged * needed.value, frame * missed.value),
        _share(flagged * precision.low, frame * missed.high),
        _share(flagged * precision.high, frame * missed.low),
    )


def agreement(pairs: Sequence[tuple[int, int]]) -> float | None:
    """How far two readers agree beyond chance: Scott's pi (Public Opinion Quarterly 19, 1955), which is Fleiss' kappa
    for two and asks not who read first. None where there is nothing to compare, or nothing to differ in."""
    labels = {label for pair in pairs for label in pair}
    if len(labels) < 2:
        return None
    observed = sum(one == other for one, other in pairs) / len(pairs)
    shares = [sum(pair.count(label) for pair in pairs) / (2 * len(pairs)) for label in labels]
    expected = sum(share * share for share in shares)
    return (observed - expected) / (1 - expected)


def _share(found: float, missed: float) -> float:
    return found / (found + missed) if found + missed else 0.0
