"""Runs the network and the ranking; the only file that needs numpy and onnxruntime, loaded when first asked for."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from .grams import grams, grams_by_part
from .windows import Part, Window
from .wordpieces import Vocabulary

Floats = npt.NDArray[np.float32]


class Encoder:
    def __init__(self, folder: Path) -> None:
        self.vocabulary = self.vocabulary_in(folder)
        self._ranking = np.load(folder / "ranking.npy", allow_pickle=False).astype(np.float32)
        self._linear, self._scale = _linear(folder / "linear.npz")
        options = onnxruntime.SessionOptions()
        # One thread for each reading: requests are served side by side, and a server may have one core.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            folder / "reader.onnx", options, providers=["CPUExecutionProvider"]
        )

    @staticmethod
    def vocabulary_in(folder: Path) -> Vocabulary:
        return Vocabulary.from_file(folder / "words.txt")

    def answers(self, windows: Sequence[Window]) -> tuple[Floats, list[Floats]]:
        """For each window its answers, and what each of its pieces added to the first of them."""
        ids, mask = self._together(windows)
        answers, shares = self._session.run(["answers", "shares"], {"ids": ids, "mask": mask})
        return answers, [share[1 : 1 + len(window.numbers)] for share, window in zip(shares, windows, strict=True)]

    def plain_answers(self, windows: Sequence[Window]) -> Floats:
        """What the linear reader says of each window for the three levels; it remembers turns of phrase."""
        found = []
        for window in windows:
            places, much = grams(window.numbers, window.text)
            found.append(self._scale[:, 0] * (self._linear[:, places] @ much) + self._scale[:, 1])
        return np.array(found, np.float32)

    def ranks(self, parts: Sequence[Part]) -> Floats:
        """How much each part looks like one that matters; cheap, to choose what is read."""
        return ranks_of(parts, self._ranking)

    def _together(self, windows: Sequence[Window]) -> tuple[npt.NDArray[np.int64], Floats]:
        longest = max(len(window.numbers) for window in windows) + 2
        ids = np.zeros((len(windows), longest), np.int64)
        mask = np.zeros((len(windows), longest), np.float32)
        for row, window in enumerate(windows):
            numbers = [self.vocabulary.start, *window.numbers, self.vocabulary.end]
            ids[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        return ids, mask


def _linear(path: Path) -> tuple[npt.NDArray[np.int8], Floats]:
    """Weights in whole numbers for each level, with the scale and the constant that belong to them."""
    with np.load(path, allow_pickle=False) as stored:
        return stored["weights"], stored["scale"]


def ranks_of(parts: Sequence[Part], weights: Floats) -> Floats:
    places, owners, much = grams_by_part([part.numbers for part in parts], [part.text for part in parts])
    ranks: Floats = np.bincount(owners, weights[places] * much, len(parts)).astype(np.float32)
    return ranks
