"""The whole evaluation: figures by file, level, category, language and half, curves, calibration, speed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tqdm import tqdm

from ..reading import read
from ..signs import Community, Level
from ..trained import status
from ..trained.state import reading_from
from .intervals import Figure, ranking, share
from .labelled import PUBLIC_FILES, Labelled, cases_in, public_texts, read_anew
from .speed import Speed, measured_speed

BUDGETS = (5, 10, 20, 50, 100, 200)  # looks per 1,000 posts
BINS = 10


@dataclass(frozen=True)
class Read:
    """A labelled text with what detection made of it."""

    labelled: Labelled
    level: Level
    risk: float
    chance: float | None


@dataclass(frozen=True)
class Table:
    """The figures of one set of texts."""

    name: str
    kind: str
    texts: int
    figures: dict[str, Figure]
    by: dict[str, dict[str, dict[str, Figure]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Evaluation:
    version: str
    tables: list[Table]
    looks: dict[str, list[tuple[float, float, float]]]  # for each background: looks per 1,000, recall, threshold
    calibration: list[tuple[float, float, int]]  # stated chance, share in danger, texts
    speed: Speed

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Quick:
    """The few figures by which one reader is better than another."""

    recall: float
    flagged: float
    auroc: float

    def __str__(self) -> str:
        return f"recall {self.recall:.3f} with {self.flagged:.3f} of the harmless flagged, AUROC {self.auroc:.3f}"


def quick_measure(folder: Path, texts: Sequence[Labelled]) -> Quick:
    """How the reader in a folder does on labelled texts."""
    with reading_from(folder):
        figures = _figures(_readings(texts, folder.name))
    return Quick(*(figures[name].value for name in ("looked at", "none flagged", "auroc")))


def evaluate(
    cases: Sequence[Path], folder: Path | None, labels: Path | None = None, most: int = 1000, seed: int = 1
) -> Evaluation:
    """Read everything and measure it. Nothing of the texts is kept, only figures."""
    functional = {path: _readings(cases_in(path), path.name) for path in cases}
    tables = [_functional_table(path.name, readings) for path, readings in functional.items()]
    backgrounds: dict[str, list[Read]] = defaultdict(list)
    for file in PUBLIC_FILES if folder else ():
        texts = public_texts(folder, file, most, seed) if folder else []
        if texts:
            readings = _readings(texts, file.name)
            tables.append(_public_table(file.name, file.kind, readings))
            if file.kind != "danger":
                backgrounds[file.kind] += readings
    if folder and labels and (anew := read_anew(folder, labels)):
        tables.append(_functional_table("support posts, labelled anew", _readings(anew, "support posts")))
    ours = [reading for readings in functional.values() for reading in readings]
    harmless = [reading for reading in ours if not reading.labelled.danger]
    if harmless:
        backgrounds["functional, none"] = harmless
    dangers = [reading for reading in ours if reading.labelled.danger]
    looks = {name: _looks(dangers, others) for name, others in backgrounds.items()} if dangers else {}
    return Evaluation(status().version or "phrases alone", tables, looks, _calibration(ours), measured_speed())


def _readings(texts: Iterable[Labelled], name: str) -> list[Read]:
    found = []
    for labelled in tqdm(texts, desc=name, unit=" texts", disable=None):
        reading = read(labelled.text, labelled.language, Community(languages=frozenset({labelled.language})))
        found.append(Read(labelled, reading.level, reading.risk, reading.chance))
    return found


def _functional_table(name: str, readings: list[Read]) -> Table:
    by = {
        "level": _groups(readings, lambda item: item.labelled.level.key if item.labelled.level is not None else ""),
        "category": _groups(readings, lambda item: item.labelled.category),
        "language": _groups(readings, lambda item: item.labelled.language),
        "half": _groups(readings, lambda item: "quiet" if item.labelled.quiet else "loud"),
    }
    return Table(name, "functional", len(readings), _figures(readings), by)


def _public_table(name: str, kind: str, readings: list[Read]) -> Table:
    return Table(name, kind, len(readings), _figures(readings))


def _groups(readings: list[Read], key) -> dict[str, dict[str, Figure]]:  # type: ignore[no-untyped-def]
    groups: dict[str, list[Read]] = defaultdict(list)
    for item in readings:
        groups[key(item)].append(item)
    return {name: _figures(items) for name, items in sorted(groups.items())}


def _figures(readings: list[Read]) -> dict[str, Figure]:
    """What can be said of these texts; what cannot is left out."""
    dangers = [item for item in readings if item.labelled.danger]
    others = [item for item in readings if not item.labelled.danger]
    imminent = [item for item in readings if item.labelled.level == Level.IMMINENT]
    serious = [item for item in readings if (item.labelled.level or Level.NONE) >= Level.RISK]
    stated = {
        "looked at": share([item.level >= Level.CONCERN for item in dangers]),
        "risk or higher, of risk or higher": share([item.level >= Level.RISK for item in serious]),
        "imminent looked at": share([item.level >= Level.CONCERN for item in imminent]),
        "imminent at imminent": share([item.level == Level.IMMINENT for item in imminent]),
        "none flagged": share([item.level >= Level.CONCERN for item in others]),
        "none at risk": share([item.level >= Level.RISK for item in others]),
        "none at imminent": share([item.level == Level.IMMINENT for item in others]),
        "auroc": ranking([item.risk for item in readings], [bool(item.labelled.danger) for item in readings])
        if readings
        else None,
    }
    return {name: figure for name, figure in stated.items() if figure is not None}


def _looks(dangers: list[Read], others: list[Read]) -> list[tuple[float, float, float]]:
    """For each number of looks per 1,000 harmless posts, the recall it buys and the rank from which to look."""
    ranks = sorted((item.risk for item in others), reverse=True)
    found = []
    for budget in sorted({*BUDGETS, *range(0, 201, 2)}):
        threshold = ranks[min(len(ranks) - 1, int(budget * len(ranks) / 1000))]
        recall = sum(item.risk > threshold for item in dangers) / len(dangers)
        found.append((float(budget), round(recall, 4), threshold))
    return found


def _calibration(readings: list[Read]) -> list[tuple[float, float, int]]:
    """In ten steps of the stated chance, the share that was in danger."""
    steps: dict[int, list[Read]] = defaultdict(list)
    for item in readings:
        if item.chance is not None:
            steps[min(int(item.chance * BINS), BINS - 1)].append(item)
    return [
        (
            round(sum(item.chance or 0.0 for item in items) / len(items), 4),
            round(sum(bool(item.labelled.danger) for item in items) / len(items), 4),
            len(items),
        )
        for _, items in sorted(steps.items())
    ]
