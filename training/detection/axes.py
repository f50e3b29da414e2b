"""Trains the model of the axes: `python -m training.detection.axes --public FOLDER`, always with the same result.

Needs numpy and scikit-learn, which a running installation does not. FOLDER holds the public files named in `PUBLIC`
(their licences permit what is derived from them); our own text lies beside this file. Text is read as detection reads
it. With `--report FILE` each source is left out in turn and the model tried on what it has not seen.
"""

import argparse
import csv
import hashlib
import json
import os
import re
import zlib
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from hearthside.care.safety.detection.axes_model import scoring
from hearthside.care.safety.detection.axes_model.features import (
    KINDS_WEIGH,
    SIZE,
    kinds_in,
    neighbours,
    place_of,
    place_of_pair,
    places_of_word,
    shown,
    tokens,
)
from hearthside.care.safety.detection.axes_model.stretches import stretches
from hearthside.care.safety.detection.fold import fold
from hearthside.care.safety.detection.passage import Passage
from hearthside.care.safety.detection.spelling import spelled

HERE = Path(__file__).parent
PUBLIC = {
    "tdavidson": "MIT",
    "convabuse": "CC BY 4.0",
    "diasafety": "Apache-2.0",
    "goemotions": "Apache-2.0",
    "dreaddit": "CC BY 4.0",
    "counselchat": "MIT",
}
ONLY_TESTED = ("olid",)  # its terms allow research, not what ships
STRENGTH = 10.0  # of the fit; smaller is smoother
STRENGTH_ABUSE = 1.0
ORDINARY, SUPPORT = 0.001, 0.004  # share of ordinary comments, and of support posts, that an axis may mark
ORDINARY_ABUSE = 0.002  # ordinary comments do hold insults
OWN_ABUSE_COUNTS = 3  # how often our own sentences count among the thousands of public ones


@dataclass(frozen=True)
class Text:
    source: str
    plain: str
    stretches: tuple[str, ...]
    axes: frozenset[str]
    unknown: frozenset[str]  # axes nobody has judged this text for


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--public", type=Path, required=True)
    asked.add_argument("--report", type=Path)
    asked.add_argument("--only-report", action="store_true", help="leave the model that ships as it is")
    arguments = asked.parse_args()
    texts = gather(arguments.public)
    if not arguments.only_report:
        write(train(texts), texts, arguments.public)
    if arguments.report:
        report = tried_on_the_unseen(texts)
        arguments.report.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
        print(json.dumps(report, indent=1))


def gather(public: Path) -> list[Text]:
    texts = [text for path in sorted(HERE.glob("*.jsonl")) for text in own(path)]
    for name in (*PUBLIC, *ONLY_TESTED):
        with (public / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                texts += judged(name, number, row["text"], row.get("label", ""))
    return texts


def own(path: Path) -> Iterable[Text]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        axes = frozenset(row["axes"])
        # "abuse" was written down for hate as well until hate was kept apart, and sexual content not at all.
        unknown = {"hate"} if "abuse" in axes else {"abuse"} if "hate" in axes else set()
        if axes and path.stem.startswith("train_"):
            unknown.add("sexual")
        yield read(path.stem, row["text"], axes, frozenset(unknown))


def judged(name: str, number: int, text: str, label: str) -> list[Text]:
    """A row of a public file with what its label says of abuse; of the other axes only support posts say "none"."""
    everything = frozenset(scoring.AXES)
    others = everything - {"abuse"}
    if name in {"goemotions", "dreaddit", "counselchat"}:
        half = "kept" if number % 2 else "learned"  # the other half sets the thresholds
        return [read(f"{name} {half}", text[:2000], frozenset(), frozenset())]
    if name == "tdavidson":
        # Offensive words without anybody they are said to are no abuse here, whatever the crowd chose.
        aimed = label == "hate" or re.search(r"\b(?:you|your|u|ur)\b", text.lower())
        if label != "neither" and not aimed:
            return [read("tdavidson unaimed", tidy(text), frozenset(), everything)]
        return [read(name, tidy(text), frozenset({"abuse"} if label != "neither" else ()), others)]
    if name == "diasafety":  # what the machine answered is of no matter; an answer that agrees with abuse follows abuse
        if label == "Toxicity Agreement/Safe":
            return []
        said = text.split("[SEP]", maxsplit=1)[0]
        return [read(name, said, frozenset({"abuse"} if "Toxicity" in label else ()), others)]
    return [read(name, tidy(text), frozenset({"abuse"} if label == "1" else ()), others)]


def tidy(text: str) -> str:
    """Without what tells one collection from another and nothing about its words."""
    return re.sub(r"(?i)@user|<url>|\burl\b|\brt\b ?:?|&#?\w+;|#", " ", text)


def read(source: str, text: str, axes: frozenset[str], unknown: frozenset[str]) -> Text:
    passage = Passage(text, "en", spelled(fold(text)))
    plain = passage.folded.text
    return Text(source, plain, tuple(plain[start:end] for start, end in stretches(passage)), axes, unknown)


def matrix(plains: Iterable[str]) -> csr_matrix:
    """One row for each stretch, with the same sums as `scoring.scored` makes."""
    places, values, ends = array("i"), array("d"), [0]
    for plain in plains:
        seen = tokens(plain)
        words = shown(seen)
        row = [place for word in sorted(set(words)) for place in places_of_word(word)]
        row += [place_of_pair(pair) for pair in sorted(neighbours(words))] if words else []
        kinds = [place_of(kind) for kind in sorted(kinds_in(seen))]
        places.extend(row + kinds)
        values.extend([1 / (len(row) or 1) ** 0.5] * len(row) + [KINDS_WEIGH] * len(kinds))
        ends.append(len(places))
    made = csr_matrix((numpy.array(values), numpy.array(places), ends), shape=(len(ends) - 1, SIZE))
    made.sum_duplicates()
    return made


class Fitted:
    """One axis: weights as small whole numbers, and the line above which a stretch is marked."""

    def __init__(self, axis: str, texts: list[Text], rows: "Rows") -> None:
        self.axis = axis
        learned = [text for text in texts if axis not in text.unknown and learns(axis, text)]
        answers = numpy.array([axis in text.axes for text in learned])
        counts = numpy.array([OWN_ABUSE_COUNTS if axis == "abuse" and is_own(text) else 1.0 for text in learned])
        fit = LogisticRegression(
            C=STRENGTH_ABUSE if axis == "abuse" else STRENGTH,
            class_weight="balanced",
            solver="liblinear",
            max_iter=500,
            random_state=0,
        ).fit(rows.of(learned), answers, sample_weight=counts)
        weights = fit.coef_[0]
        self.scale = float(numpy.abs(weights).max() / 127)
        self.weights = numpy.round(weights / self.scale).astype(numpy.int8)
        self.start = float(fit.intercept_[0])
        self.positives, self.learned = int(answers.sum()), len(learned)

    def height(self, rows: csr_matrix) -> numpy.ndarray:
        return rows @ self.weights.astype(float) * self.scale + self.start

    def highest(self, texts: list[Text], rows: "Rows") -> numpy.ndarray:
        """The highest stretch of each text."""
        heights = self.height(rows.of_stretches(texts))
        ends = numpy.cumsum([len(text.stretches) for text in texts])
        return numpy.array([part.max() if len(part) else -99.0 for part in numpy.split(heights, ends[:-1])])

    def threshold(self, texts: list[Text], rows: "Rows") -> float:
        ordinary = [text for text in texts if text.source == "goemotions kept"]
        support = [text for text in texts if text.source in {"dreaddit kept", "counselchat kept"}]
        share = ORDINARY_ABUSE if self.axis == "abuse" else ORDINARY
        return float(
            max(
                numpy.quantile(self.highest(ordinary, rows), 1 - share),
                numpy.quantile(self.highest(support, rows), 1 - SUPPORT),
            )
        )


class Rows:
    """Each text's rows, made once."""

    def __init__(self, texts: list[Text]) -> None:
        self.whole = {id(text): number for number, text in enumerate(texts)}
        self.matrix = matrix(text.plain for text in texts)
        self.first: dict[int, int] = {}
        at = 0
        for text in texts:
            self.first[id(text)] = at
            at += len(text.stretches)
        self.in_stretches = matrix(stretch for text in texts for stretch in text.stretches)

    def of(self, texts: list[Text]) -> csr_matrix:
        return self.matrix[[self.whole[id(text)] for text in texts]]

    def of_stretches(self, texts: list[Text]) -> csr_matrix:
        return self.in_stretches[
            [self.first[id(text)] + number for text in texts for number in range(len(text.stretches))]
        ]


def is_own(text: Text) -> bool:
    return text.source.startswith(("train_", "axes_"))


def learns(axis: str, text: Text) -> bool:
    if text.source in ONLY_TESTED or text.source.endswith(" kept"):
        return False
    return axis == "abuse" or is_own(text) or text.source.endswith(" learned")


def train(texts: list[Text]) -> dict[str, tuple[Fitted, float]]:
    rows = Rows(texts)
    fitted = {}
    for axis in scoring.AXES:
        fit = Fitted(axis, texts, rows)
        fitted[axis] = fit, fit.threshold(texts, rows)
    return fitted


def write(fitted: dict[str, tuple[Fitted, float]], texts: list[Text], public: Path) -> None:
    table = numpy.stack([fitted[axis][0].weights for axis in scoring.AXES], axis=1)
    packed = zlib.compress(table.tobytes(), 9)
    (scoring.FOLDER / "weights.bin").write_bytes(packed)
    files = [*sorted(HERE.glob("*.jsonl")), *(public / f"{name}.csv" for name in PUBLIC)]
    card = {
        "what": "Linear model over hashed words, neighbours, letters in a row and kinds of words; one row of whole "
        "numbers for each feature, one column for each axis.",
        "made_by": "python -m training.detection.axes --public FOLDER",
        "sha256": hashlib.sha256(packed).hexdigest(),
        "learned_from": [
            {
                "file": path.name,
                "licence": PUBLIC.get(path.stem, "our own text"),
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
            for path in files
        ],
        "thresholds": f"at most {ORDINARY:.1%} of ordinary comments and {SUPPORT:.1%} of support posts lie above them",
        "axes": {
            axis: {
                "scale": round(fit.scale, 8),
                "start": round(fit.start, 6),
                "threshold": round(threshold, 6),
                "positive": fit.positives,
                "learned": fit.learned,
            }
            for axis, (fit, threshold) in fitted.items()
        },
    }
    (scoring.FOLDER / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"weights.bin: {len(packed):,} bytes")


def tried_on_the_unseen(texts: list[Text]) -> dict:
    """What each axis reaches on a source, or a hand, that it did not learn from."""
    rows = Rows(texts)
    report: dict = {"abuse, another source": {}, "abuse, source left out": {}, "each axis, hands left out in turn": {}}
    whole = Fitted("abuse", texts, rows)
    for name in ONLY_TESTED:
        report["abuse, another source"][name] = measured(
            whole, texts, rows, lambda text, name=name: text.source == name
        )
    for name in ("convabuse", "tdavidson", "diasafety"):
        without = Fitted("abuse", [text for text in texts if not text.source.startswith(name)], rows)
        report["abuse, source left out"][name] = measured(
            without, texts, rows, lambda text, name=name: text.source == name
        )
    hands = sorted({text.source for text in texts if is_own(text)})
    for axis in scoring.AXES:
        found: list[tuple[bool, float]] = []
        for hand in hands:
            there = [text for text in texts if text.source == hand and axis not in text.unknown]
            if not any(axis in text.axes for text in there) or (axis in ("hate", "sexual")):
                continue
            without = Fitted(axis, [text for text in texts if text.source != hand], rows)
            heights = without.highest(there, rows) - without.threshold(texts, rows)
            found += [(axis in text.axes, height) for text, height in zip(there, heights, strict=True)]
        if found:
            report["each axis, hands left out in turn"][axis] = figures(found)
        print(axis, report["each axis, hands left out in turn"].get(axis), flush=True)
    return report


def measured(fit: Fitted, texts: list[Text], rows: Rows, wanted: Callable[[Text], bool]) -> dict:
    there = [text for text in texts if wanted(text)]
    heights = fit.highest(there, rows) - fit.threshold(texts, rows)
    return figures([("abuse" in text.axes, height) for text, height in zip(there, heights, strict=True)])


def figures(found: list[tuple[bool, float]]) -> dict:
    answers = numpy.array([answer for answer, _ in found])
    heights = numpy.array([height for _, height in found])
    return {
        "texts": len(found),
        "positive": int(answers.sum()),
        "auroc": round(float(roc_auc_score(answers, heights)), 3),
        "recall_at_threshold": round(float((heights[answers] > 0).mean()), 3),
        "false_alarms_per_1000": round(float((heights[~answers] > 0).mean() * 1000), 1),
    }


if __name__ == "__main__":
    main()
