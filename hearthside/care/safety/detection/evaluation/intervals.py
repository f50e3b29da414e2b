"""Figures with 95 % bootstrap intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RESAMPLES = 400
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Figure:
    """A measured value with the interval in which it would mostly lie, had other texts been drawn; `of` texts."""

    value: float
    low: float
    high: float
    of: int


def share(hits: Sequence[bool] | Bools, seed: int = 1) -> Figure | None:
    """How many of them, as a share."""
    seen = np.asarray(hits, bool)
    if not len(seen):
        return None
    drawn = np.random.default_rng(seed).binomial(len(seen), seen.mean(), RESAMPLES) / len(seen)
    return _figure(float(seen.mean()), drawn, len(seen))


def ranking(scores: Sequence[float], danger: Sequence[bool], seed: int = 1) -> Figure | None:
    """AUROC: the chance that a text in danger ranks above one that is not."""
    values, labels = np.asarray(scores, float), np.asarray(danger, bool)
    if labels.all() or not labels.any():
        return None
    return _resampled(auroc, values, labels, seed)


def auroc(scores: Floats, danger: Bools) -> float:
    """Ties count half."""
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    positive = int(danger.sum())
    return float((ranks[danger].sum() - positive * (positive + 1) / 2) / (positive * (len(danger) - positive)))


def _resampled(measure: Callable[[Floats, Bools], float], scores: Floats, danger: Bools, seed: int) -> Figure:
    generator = np.random.default_rng(seed)
    drawn: list[float] = []
    while len(drawn) < RESAMPLES:
        rows = generator.integers(0, len(scores), len(scores))
        if danger[rows].any() and not danger[rows].all():
            drawn.append(measure(scores[rows], danger[rows]))
    return _figure(measure(scores, danger), np.asarray(drawn), len(scores))


def _figure(value: float, drawn: Floats, of: int) -> Figure:
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Figure(round(value, 4), round(float(low), 4), round(float(high), 4), of)
