"""Turns answers into chances, and finds the thresholds, on the development cases."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..signs import Level

Floats = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]
# Of the harmless development cases in which phrases find nothing, at most these shares are flagged or at risk; of all
# below risk, imminent.
FLAGGED, AT_RISK, AT_ONCE, AT_ONCE_WITH_PHRASES = 0.03, 0.01, 0.004, 0.02
ORDINARY_FLAGGED, LONG_FLAGGED = 0.01, 0.05  # of public posts in which phrases find nothing
STEPS, SHRINK, FOLDS = 200, 1.0, 5


@dataclass(frozen=True)
class Cases:
    """What is known of each development case: features, level as labelled, level by phrases."""

    features: Floats
    levels: Wholes
    by_phrases: Wholes

    def some(self, rows: npt.NDArray[np.bool_]) -> "Cases":
        return Cases(self.features[rows], self.levels[rows], self.by_phrases[rows])


@dataclass(frozen=True)
class Calibration:
    weights: list[list[float]]
    thresholds: dict[str, float]

    def chances(self, features: Floats) -> Floats:
        weights = np.array(self.weights).T
        stated = 1 / (1 + np.exp(-np.clip(features @ weights[:-1] + weights[-1], -30, 30)))
        found: Floats = np.minimum.accumulate(stated, axis=1)
        return found

    def flagged(self, cases: Cases) -> npt.NDArray[np.bool_]:
        chances = self.chances(cases.features)
        found: npt.NDArray[np.bool_] = (cases.by_phrases > Level.NONE) | (chances[:, 0] >= self.thresholds["concern"])
        return found


def calibration(cases: Cases) -> Calibration:
    weights = [regression(cases.features, cases.levels >= level) for level in Level if level]
    chances = Calibration(weights, {}).chances(cases.features)
    quiet = (cases.levels == Level.NONE) & (cases.by_phrases == Level.NONE)
    below_risk = cases.levels < Level.RISK
    thresholds = {
        "concern": _threshold(chances[quiet, 0], FLAGGED),
        "risk": _threshold(chances[quiet, 1], AT_RISK),
        "imminent": _threshold(chances[below_risk, 2], AT_ONCE_WITH_PHRASES),
        "imminent_alone": _threshold(chances[below_risk, 2], AT_ONCE),
    }
    return Calibration(weights, thresholds)


def in_peace(found: Calibration, short: Cases, long: Cases) -> Calibration:
    """The same with thresholds high enough for ordinary posts, and for long ones, of which three places are read."""
    thresholds = dict(found.thresholds) | {"concern_long": found.thresholds["concern"]}
    for name, cases, share in (("concern", short, ORDINARY_FLAGGED), ("concern_long", long, LONG_FLAGGED)):
        if len(cases.features):
            chances = found.chances(cases.features)[:, 0]
            needed = _threshold(chances, share)
            thresholds[name] = max(thresholds[name], needed)
    return Calibration(found.weights, thresholds)


def held_out(cases: Cases, seed: int) -> dict[str, float]:
    """Recall and false alarms where calibration and thresholds never saw the case, by five folds."""
    fold = np.random.default_rng(seed).permutation(len(cases.levels)) % FOLDS
    flagged = np.zeros(len(cases.levels), bool)
    for number in range(FOLDS):
        flagged[fold == number] = calibration(cases.some(fold != number)).flagged(cases.some(fold == number))
    return {
        "recall": round(float(flagged[cases.levels > Level.NONE].mean()), 4),
        "flagged": round(float(flagged[cases.levels == Level.NONE].mean()), 4),
    }


def regression(features: Floats, wanted: npt.NDArray[np.bool_]) -> list[float]:
    """Weights and constant of a logistic regression, both kinds counting alike, by Newton's steps."""
    x = np.hstack([features, np.ones((len(features), 1))])
    y = wanted.astype(float)
    size = np.where(wanted, 0.5 / max(wanted.sum(), 1), 0.5 / max((~wanted).sum(), 1)) * len(y)
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (size * (p - y)) + SHRINK * w
        curve = (x * (size * p * (1 - p))[:, None]).T @ x + SHRINK * np.eye(len(w))
        step = np.linalg.solve(curve, slope)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return [round(float(weight), 6) for weight in w]


def _threshold(chances: Floats, share: float) -> float:
    """The chance that at most this share of texts reaches."""
    ordered = np.sort(chances)[::-1]
    room = min(int(share * len(ordered)), len(ordered) - 1)
    above = ordered[room - 1] if room else 1.0
    return round(float((above + ordered[room]) / 2), 6)
