"""Learns which sentences of a long post to read: a logistic regression over the hashed runs of each."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ..signs import Level
from ..trained.grams import SIZE, grams_by_part
from ..trained.windows import Part
from .examples import Example

STRENGTH = 5.0
SHORT = 2  # parts; each part of so short a serious text matters


def learned(examples: list[Example], seed: int) -> npt.NDArray[np.int8]:
    """One weight for each hash, in whole numbers: only the order they give is used."""
    parts, matters = _parts(examples)
    places, owners, much = grams_by_part([part.numbers for part in parts], [part.text for part in parts])
    features = csr_matrix((much, (owners, places)), shape=(len(parts), 2 * SIZE))
    model = LogisticRegression(C=STRENGTH, max_iter=100, solver="liblinear", class_weight="balanced", random_state=seed)
    weights = model.fit(features, matters).coef_[0]
    return np.round(weights * (127 / np.abs(weights).max())).astype(np.int8)


def _parts(examples: list[Example]) -> tuple[list[Part], list[bool]]:
    """Of short texts each sentence; of long ones the sentence that matters and those that do not."""
    parts: list[Part] = []
    matters: list[bool] = []
    for example in examples:
        danger = (example.level or Level.NONE) > Level.NONE
        if example.level is None or (danger and example.key is None and len(example.parts) > SHORT):
            continue
        parts += example.parts
        matters += [danger and example.key in {None, number} for number in range(len(example.parts))]
    return parts, matters
