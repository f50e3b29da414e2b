"""Exact intervals for a share, in plain Python: what a sample of a few dozen can say, and no more.

Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26
(1934): never narrower than promised, also when nothing was found. The beta distribution by its continued fraction:
NIST Digital Library of Mathematical Functions, 8.17.22.
"""

from dataclasses import dataclass
from math import exp, lgamma, log, log1p

TINY = 1e-300
STEPS = 500
CLOSE = 1e-12


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


def exact_interval(found: float, looked_at: float, confidence: float = 0.95) -> Interval:
    """Between which shares the truth lies; `found` and `looked_at` may be effective sizes, so not whole numbers."""
    tail = (1 - confidence) / 2
    low = 0.0 if found <= 0 else beta_quantile(tail, found, looked_at - found + 1)
    high = 1.0 if found >= looked_at else beta_quantile(1 - tail, found + 1, looked_at - found)
    return Interval(low, high)


def beta_quantile(share: float, a: float, b: float) -> float:
    """The point below which this share of a beta distribution lies."""
    low, high = 0.0, 1.0
    while high - low > CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if beta_below(middle, a, b) < share else (low, middle)
    return (low + high) / 2


def beta_below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):  # the fraction converges fast on this side; the other is its mirror
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Lentz's method, as modified by Thompson and Barnett."""
    below = 1 / _apart_from_zero(1 - (a + b) * x / (a + 1))
    above, value = 1.0, below
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            below = 1 / _apart_from_zero(1 + term * below)
            above = _apart_from_zero(1 + term / above)
            value *= below * above
        if abs(below * above - 1) < CLOSE:
            break
    return value


def _apart_from_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY
