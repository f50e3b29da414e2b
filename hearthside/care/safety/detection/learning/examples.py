"""The texts it learns from, read the way they will be read later: folded, in sentences, as word pieces."""

import csv
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..evaluation.labelled import MENTAL_HEALTH_FORUMS, OTHER_FORUMS
from ..fold import fold
from ..passage import Passage
from ..reading import read
from ..signs import Community, Level
from ..spelling import spelled
from ..trained.about import checksum_of
from ..trained.windows import Part, parts_of
from ..trained.wordpieces import Vocabulary

# Public files whose licence permits learning, and how many rows of each help; see docs/decisions/0008.
ORDINARY = {"goemotions": 1500}
# Long posts: of forums about other matters, and of support forums, where most posts need nobody at once. Those in which
# phrases find danger are left out, and those that were labelled anew for measuring.
LONG, EACH_KIND = "rmhd27", 600
FORUM = {"kaggle_sw_sub": 1500}  # 1: about suicide, 0: for young people; weak, so it teaches an answer of its own
PUBLIC = (*ORDINARY, LONG, *FORUM)
SUSPECT = ("suicid", "kill my", "want to die", "end my life", "self harm", "self-harm", "better off without me")


@dataclass(frozen=True)
class Example:
    name: str
    parts: tuple[Part, ...]
    level: Level | None  # None where only the forum is known
    about_another: bool
    category: str  # empty where nobody named one
    pair: str  # two examples that differ by one detail, which turns one serious
    key: int | None  # the part that matters, in a long one
    in_forum: bool | None = None

    @property
    def size(self) -> int:
        return sum(len(part.numbers) for part in self.parts)


def passage_of(text: str) -> Passage:
    return Passage(text, "en", spelled(fold(text)))


def own_examples(folder: Path, vocabulary: Vocabulary) -> list[Example]:
    """Every row of the files train_*.jsonl, in their order."""
    return [_own(facts, path.stem, vocabulary) for path in training_files(folder) for facts in rows_of(path)]


def training_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("train_*.jsonl"))


def rows_of(path: Path) -> Iterator[dict]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def public_examples(folder: Path | None, measured: Path, vocabulary: Vocabulary, seed: int) -> list[Example]:
    """Talk of others that is to be left in peace, and what a forum tells; `measured` names rows kept for measuring."""
    chosen: list[tuple[str, str, bool | None]] = []
    for name, count in ORDINARY.items():
        rows = [row for row in rows_in(folder, name) if not _is_suspect(row["text"])]
        chosen += [(name, row["text"], None) for row in _some(rows, count, seed)]
    chosen += [(LONG, row["text"], None) for row in long_posts(folder, measured, seed)]
    for name, count in FORUM.items():
        chosen += [(name, row["text"], row["label"] == "1") for row in _some(rows_in(folder, name), count, seed)]
    examples = []
    for number, (name, text, in_forum) in enumerate(chosen):
        parts = tuple(parts_of(passage_of(text), vocabulary))
        level = Level.NONE if in_forum is None else None
        examples.append(Example(f"{name}-{number}", parts, level, False, "", "", None, in_forum))
    return [example for example in examples if example.parts]


def long_posts(folder: Path | None, measured: Path, seed: int) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    sample = _long_sample(folder, measured, seed)
    for forums in (OTHER_FORUMS, MENTAL_HEALTH_FORUMS):
        rows = [row for row in sample if row["label"] in forums.split()]
        found += [row for row in rows if _finds_nothing(row["text"])][:EACH_KIND]
    return found


def not_learnt_from(folder: Path | None, measured: Path, seed: int) -> tuple[list[str], list[str]]:
    """Short and long posts of the same public files that stand neither among the lessons nor in what is measured."""
    short: list[str] = []
    for name, count in ORDINARY.items():
        rows = [row for row in rows_in(folder, name) if not _is_suspect(row["text"])]
        learnt = {row["id"] for row in _some(rows, count, seed)}
        short += [row["text"] for row in _some([row for row in rows if row["id"] not in learnt], count, seed)]
    kept = {row["id"] for row in rows_in(measured.parent, measured.stem)}
    kept |= {row["id"] for row in _long_sample(folder, measured, seed)}
    rows = [row for row in rows_in(folder, LONG) if row["id"] not in kept and row["label"] != "suicidewatch"]
    long = [row["text"] for row in _some(rows, EACH_KIND, seed) if _finds_nothing(row["text"])]
    return short, long


def _long_sample(folder: Path | None, measured: Path, seed: int) -> list[dict[str, str]]:
    kept = {row["id"] for row in rows_in(measured.parent, measured.stem)}
    found: list[dict[str, str]] = []
    for forums in (OTHER_FORUMS, MENTAL_HEALTH_FORUMS):
        rows = [row for row in rows_in(folder, LONG) if row["label"] in forums.split() and row["id"] not in kept]
        found += _some(rows, 2 * EACH_KIND, seed)
    return found


def _finds_nothing(text: str) -> bool:
    return not _is_suspect(text) and read(text, "en", Community(trained=False)).level == Level.NONE


def _some(rows: list[dict[str, str]], count: int, seed: int) -> list[dict[str, str]]:
    return random.Random(seed).sample(rows, min(count, len(rows)))


def provenance(files: Iterable[Path]) -> dict[str, dict]:
    """Name, rows and checksum of each file learnt from."""
    return {
        path.name: {"rows": path.read_bytes().count(b"\n"), "sha256": checksum_of(path)}
        for path in files
        if path.exists()
    }


def _own(facts: dict, file: str, vocabulary: Vocabulary) -> Example:
    passage = passage_of(facts["text"])
    pair = f"{file}/{facts['pair']}" if facts.get("pair") else ""
    parts = tuple(parts_of(passage, vocabulary))
    key = _key(facts, passage, parts)
    level = Level[facts["level"].upper()]
    return Example(facts["id"], parts, level, facts["subject"] == "other", facts["category"], pair, key)


def _key(facts: dict, passage: Passage, parts: tuple[Part, ...]) -> int | None:
    at = facts["text"].find(facts.get("key_sentence") or "\0")
    if at < 0:
        return None
    sentence = passage.sentence_at(at + len(facts["key_sentence"]) // 2).number
    return next((number for number, part in enumerate(parts) if part.sentence == sentence), None)


def rows_in(folder: Path | None, name: str) -> list[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    path = (folder or Path()) / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _is_suspect(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in SUSPECT)
