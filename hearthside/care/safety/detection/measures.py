"""Recall, precision, ranking and false alarms of readings against labels, in plain Python."""

from collections import Counter
from dataclasses import asdict, dataclass

from .signs import Level

Seen = tuple[int, float, bool | None]  # level, risk, label


@dataclass(frozen=True)
class AtLevel:
    level: str
    recall: float | None
    precision: float | None
    false_alarms_per_1000: float | None


@dataclass(frozen=True)
class Measured:
    texts: int
    levels: dict[str, int]
    labelled: int
    positive: int
    auroc: float | None
    at_level_or_higher: tuple[AtLevel, ...]

    def as_dict(self) -> dict:
        return asdict(self)


def measured(seen: list[Seen], has_labels: bool) -> Measured:
    """What a list of (level, risk, label) comes to."""
    counts = Counter(level for level, _, _ in seen)
    levels = {level.key: counts[level] for level in Level}
    labelled = [item for item in seen if item[2] is not None]
    if not has_labels:
        return Measured(len(seen), levels, 0, 0, None, ())
    at = tuple(_at(level, labelled) for level in Level if level is not Level.NONE)
    positive = sum(label is True for _, _, label in labelled)
    return Measured(
        len(seen), levels, len(labelled), positive, auroc([(risk, bool(label)) for _, risk, label in labelled]), at
    )


def auroc(scored: list[tuple[float, bool]]) -> float | None:
    """The chance that a positive text ranks above a negative one, ties counting half; None without both kinds."""
    ordered = sorted(scored)
    positives = sum(label for _, label in ordered)
    negatives = len(ordered) - positives
    if not positives or not negatives:
        return None
    ranks, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranks += (at + end + 1) / 2 * sum(label for _, label in ordered[at:end])
        at = end
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)


def report_lines(summary: Measured) -> list[str]:
    """The summary as a table for people."""
    lines = [f"{'level':<10}{'texts':>9}{'share':>9}"]
    for key, count in summary.levels.items():
        lines.append(f"{key:<10}{count:>9}{count / max(summary.texts, 1):>9.1%}")
    lines.append(f"{'all':<10}{summary.texts:>9}")
    if summary.at_level_or_higher:
        lines += [
            "",
            f"{summary.labelled} labelled, {summary.positive} positive, AUROC {_figure(summary.auroc)}",
            "",
            f"{'at or above':<13}{'recall':>9}{'precision':>11}{'false alarms per 1,000':>25}",
        ]
        for row in summary.at_level_or_higher:
            lines.append(
                f"{row.level:<13}{_figure(row.recall):>9}{_figure(row.precision):>11}{_figure(row.false_alarms_per_1000, 1):>25}"  # noqa: E501
            )
    return lines


def _at(level: Level, labelled: list[Seen]) -> AtLevel:
    hits = sum(found >= level and label is True for found, _, label in labelled)
    alarms = sum(found >= level and label is False for found, _, label in labelled)
    positives = sum(label is True for _, _, label in labelled)
    negatives = len(labelled) - positives
    return AtLevel(level.key, _share(hits, positives), _share(hits, hits + alarms), _share(1000 * alarms, negatives))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _figure(value: float | None, places: int = 3) -> str:
    return "–" if value is None else f"{value:.{places}f}"
