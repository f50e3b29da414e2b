"""How many will come in an hour of the week, from few cases and an honest guess.

The number in a week is Poisson with a gamma prior; how it spreads over the 168 hours is multinomial with a Dirichlet
prior. Both priors are worth little, and are overruled by a few weeks of cases. Conjugate forms: Gelman et al., Bayesian
Data Analysis, 3rd ed., chapters 2 and 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

HOURS = 168  # of a week, from Monday midnight
PRIOR_WEEKS = 1.0  # the assumed number counts as much as one week of watching
PRIOR_CASES = 2.0 * HOURS  # the assumed shape of the week counts as two cases in every hour
CAREFUL = 1.2816  # of the standard normal: nine in ten lie below


@dataclass(frozen=True)
class Rate:
    """Arrivals in an hour."""

    expected: float
    careful: float  # nine in ten that it is not more, as far as the number of cases can say


def hourly_rates(counts: Sequence[int], weeks: float, shape: Sequence[float], assumed_in_a_week: float) -> list[Rate]:
    """For each hour of the week: what was counted in so many weeks, drawn towards the assumed week."""
    total = sum(counts)
    cases, watched = assumed_in_a_week * PRIOR_WEEKS + total, PRIOR_WEEKS + weeks
    expected, careful = cases / watched, gamma_quantile(cases, CAREFUL) / watched
    whole = sum(shape)
    shares = [
        (PRIOR_CASES * part / whole + count) / (PRIOR_CASES + total) for part, count in zip(shape, counts, strict=True)
    ]
    return [Rate(expected * share, careful * share) for share in shares]


def gamma_quantile(cases: float, normal: float) -> float:
    """Wilson and Hilferty (PNAS 17, 1931): within one in a hundred from two cases on."""
    if cases <= 0:
        return 0.0
    return float(cases * max(0.0, 1 - 1 / (9 * cases) + normal / (3 * sqrt(cases))) ** 3)


def week_shape(by_hour: Sequence[float], by_weekday: Sequence[float]) -> list[float]:
    """The 168 hours from the weights of the day's hours and of the week's days."""
    return [day * hour for day in by_weekday for hour in by_hour]


def shrunk_mean(measured: Sequence[float], assumed: float, worth: float = 10.0) -> float:
    """A mean drawn towards what was assumed, which counts as much as so many measurements."""
    return (assumed * worth + sum(measured)) / (worth + len(measured))
