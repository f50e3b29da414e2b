"""The linear reader beside the encoder: logistic regressions over hashed runs of pieces and letters."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ..signs import Level
from ..trained.grams import SIZE, grams
from ..trained.windows import joined
from .examples import Example

STRENGTH = 20.0
PARTS_AROUND = 2  # of a long text what matters is learnt with so many parts on either side


def write(examples: Sequence[Example], path: Path, seed: int) -> None:
    known = [example for example in examples if example.level is not None and example.parts]
    features, levels = _features(known), np.array([int(example.level or Level.NONE) for example in known])
    weights, scales = [], []
    for level in Level:
        if level:
            fitted = _fitted(features, levels >= level, seed)
            most = float(np.abs(fitted.coef_).max()) / 127
            weights.append(np.round(fitted.coef_[0] / most).astype(np.int8))
            scales.append((most, float(fitted.intercept_[0])))
    np.savez_compressed(path, weights=np.array(weights), scale=np.array(scales, np.float32))


def _fitted(features: csr_matrix, wanted: np.ndarray, seed: int) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, max_iter=200, solver="liblinear", class_weight="balanced", random_state=seed)
    return model.fit(features, wanted)


def _features(examples: Sequence[Example]) -> csr_matrix:
    rows, columns, values = [0], [], []
    for example in examples:
        around = example.parts
        if example.key is not None:
            around = around[max(0, example.key - PARTS_AROUND) : example.key + PARTS_AROUND + 1]
        window = joined(around)
        places, much = grams(window.numbers, window.text)
        columns.append(places.astype(np.int64))
        values.append(much)
        rows.append(rows[-1] + len(places))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), rows), shape=(len(examples), 2 * SIZE))
