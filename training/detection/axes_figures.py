"""Prints what each axis finds: `python -m training.detection.axes_figures [--public FOLDER] [--json FILE]`.

Own cases and the development half of the functional cases come with the code. With FOLDER the public files are read
too: false alarms on ordinary comments and on support posts, abuse on the labelled files, personal data by its spans.
The trained crisis stage is left out, since it says nothing about these axes.
"""
# ruff: noqa: E402 - the settings come first

import argparse
import csv
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
import django

django.setup()

from hearthside.care.safety.detection import Axis, Community, Reading, read
from hearthside.care.safety.detection.axes_model import scored
from hearthside.care.safety.detection.axes_model.stretches import stretches
from hearthside.care.safety.detection.fold import fold
from hearthside.care.safety.detection.measures import auroc
from hearthside.care.safety.detection.passage import Passage
from hearthside.care.safety.detection.personal import personal_in
from hearthside.care.safety.detection.spelling import spelled

CASES = Path(__file__).parents[2] / "hearthside" / "care" / "safety" / "tests" / "cases"
AXES = tuple(axis for axis in Axis if axis not in {Axis.SELF, Axis.OTHER, Axis.TOPIC})
MARKED = 0.2  # an axis below it is a hint that people are not shown first: a name that may be a public person's
HOLDS = 0.5
ORDINARY, SUPPORT = ("goemotions",), ("dreaddit", "counselchat", "rmhd27")
FORUMS_OF_SUPPORT = {
    "addiction", "adhd", "alcoholism", "anxiety", "autism", "bpd", "depression", "EDAnonymous", "healthanxiety",
    "lonely", "mentalhealth", "ptsd", "schizophrenia", "socialanxiety", "suicidewatch",
}  # fmt: skip
PIECES = {
    "EMAIL_ADDRESS": ("email_address",),
    "PHONE_NUMBER": ("phone_number",),
    "STREET_ADDRESS": ("street_address",),
    "PERSON": ("real_name", "full_name"),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--public", type=Path)
    asked.add_argument("--json", type=Path)
    arguments = asked.parse_args()
    figures = {"own cases": own_cases(), "functional cases, development half": functional_cases()}
    if arguments.public:
        figures["marked per 1,000, and held by themselves"] = alarms(arguments.public)
        figures["abuse and hate on labelled files"] = abuse(arguments.public)
        figures["personal data by spans"] = pieces(arguments.public)
    for title, rows in figures.items():
        print(f"\n{title}")
        for name, row in rows.items():
            print(f"  {name:<32}" + "  ".join(f"{key} {value}" for key, value in row.items()))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def reading_of(text: str) -> Reading:
    return read(text, community=Community(trained=False))


def is_marked(reading: Reading, axis: str) -> bool:
    return reading.axes[Axis(axis)] >= MARKED


def own_cases() -> dict:
    """Recall and false alarms on the cases of each axis: those repaired after, and those never repaired ("kept")."""
    rows = {}
    for path in sorted(CASES.glob("axis_*.jsonl")):
        axis = path.stem.removeprefix("axis_")
        counts: Counter[str] = Counter()
        for case in lines(path):
            found = found_in(case, axis)
            part = "kept" if case.get("kept") else "repaired"
            kind = "positive" if case["axes"] else "look-alike"
            counts[f"{part} {kind}"] += 1
            counts[f"{part} {kind} found"] += found
        rows[axis] = {
            f"{part} {word}": f"{counts[f'{part} {kind} found']}/{counts[f'{part} {kind}']}"
            for part in ("repaired", "kept")
            for kind, word in (("positive", "recall"), ("look-alike", "false"))
        }
    return rows


def found_in(case: dict, axis: str) -> bool:
    reading = reading_of(case["text"])
    if axis != "topic":
        return is_marked(reading, axis)
    return bool(set(reading.topics) & set(case["topics"])) if case["axes"] else bool(reading.topics)


def functional_cases() -> dict:
    """Cases of other hands; hate and sexual content are not told apart there."""
    seen = [(case, reading_of(case["text"])) for case in lines(CASES / "functional_dev.jsonl")]
    rows = {}
    for axis in AXES:
        there = [reading for case, reading in seen if axis in case["axes"]]
        elsewhere = [reading for case, reading in seen if axis not in case["axes"]]
        if axis == Axis.ABUSE:  # written down there as one with hate
            found = sum(is_marked(reading, Axis.ABUSE) or is_marked(reading, Axis.HATE) for reading in there)
        else:
            found = sum(is_marked(reading, axis) for reading in there)
        false = sum(is_marked(reading, axis) for reading in elsewhere)
        rows[str(axis)] = {"recall": f"{found}/{len(there)}", "false": f"{false}/{len(elsewhere)}"}
    return rows


def alarms(public: Path) -> dict:
    rows = {}
    for name in (*ORDINARY, *SUPPORT):
        texts = [row["text"] for row in table(public, name) if name != "rmhd27" or row["label"] in FORUMS_OF_SUPPORT]
        marked, held = Counter[str](), Counter[str]()
        for text in texts:
            for axis, strength in reading_of(text[:5000]).axes.items():
                marked[axis] += strength >= MARKED
                held[axis] += strength >= HOLDS
        rows[f"{name} ({len(texts)})"] = {
            axis: f"{1000 * marked[axis] / len(texts):.1f}/{1000 * held[axis] / len(texts):.1f}" for axis in AXES
        }
    return rows


def abuse(public: Path) -> dict:
    """Ranking by the model's highest stretch, and what the whole reading marks. The model learned from all but olid."""
    rows = {}
    for name, label in (("olid", "1"), ("convabuse", "1"), ("tdavidson", "hate offensive")):
        ranked, marked = [], Counter[bool]()
        total = Counter[bool]()
        for row in table(public, name):
            answer = row["label"] in label.split()
            ranked.append((height(row["text"]), answer))
            reading = reading_of(row["text"])
            total[answer] += 1
            marked[answer] += is_marked(reading, "abuse") or is_marked(reading, "hate")
        rows[name] = {
            "AUROC": f"{auroc(ranked):.3f}",
            "marked of abusive": f"{marked[True]}/{total[True]}",
            "of others": f"{marked[False]}/{total[False]}",
        }
    return rows


def height(text: str) -> float:
    passage = Passage(text, "en", spelled(fold(text)))
    plain = passage.folded.text
    return max((scored(plain[start:end]).height("abuse") for start, end in stretches(passage)), default=-99.0)


def pieces(public: Path) -> dict:
    """A span counts as found when a piece of its kind overlaps it; a piece as right when it overlaps such a span."""
    spans, hits, made, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for row in table(public, "presidio_synth"):
        found = list(personal_in(row["text"]))
        labelled = [tuple(span) for span in json.loads(row["spans"])]
        for kind, start, end in labelled:
            if kind in PIECES:
                is_full = kind == "PERSON" and " " in row["text"][start:end].strip()
                hit = any(piece.kind in PIECES[kind] and piece.start < end and start < piece.end for piece in found)
                for name in (kind, "PERSON, first and last name") if is_full else (kind,):
                    spans[name] += 1
                    hits[name] += hit
        for piece in found:
            kind = next((kind for kind, kinds in PIECES.items() if piece.kind in kinds), "")
            made[kind] += 1
            right[kind] += any(k == kind and piece.start < end and start < piece.end for k, start, end in labelled)
    return {
        kind: {"recall": f"{hits[kind] / spans[kind]:.3f} of {spans[kind]}"}
        | ({"precision": f"{right[kind] / made[kind]:.3f} of {made[kind]}"} if made[kind] else {})
        for kind in spans
    }


def lines(path: Path) -> Iterator[dict]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())


def table(public: Path, name: str) -> Iterable[dict]:
    csv.field_size_limit(2**31 - 1)
    with (public / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main()
