"""Prints, stores and compares an evaluation; what is stored are figures and pictures, never texts."""

import json
from pathlib import Path
from typing import Any

from . import plots
from .intervals import Figure
from .tables import BUDGETS, Evaluation, Table

STORED = "evaluation.json"
WORTH_SAYING = 0.01  # a smaller change is not listed


def lines(evaluation: Evaluation) -> list[str]:
    """The whole evaluation as tables for people."""
    found = [f"Trained reader: {evaluation.version}", ""]
    for table in evaluation.tables:
        found += [*_table_lines(table), ""]
    for background, points in evaluation.looks.items():
        found.append(f"Recall on the functional cases for a budget of looks per 1,000 harmless texts ({background}):")
        chosen = [point for point in points if point[0] in BUDGETS]
        found += [
            f"  {looks:>5.0f} looks: recall {recall:.3f}, from rank {rank:.3f}" for looks, recall, rank in chosen
        ] + [""]
    found.append("Stated chance against what was seen (functional cases):")
    found += [
        f"  {stated:.2f} stated, {seen:.2f} seen, {texts} texts" for stated, seen, texts in evaluation.calibration
    ]
    speed = evaluation.speed
    found += ["", f"Loading {speed.loading_seconds:.2f} s, {speed.added_megabytes:.0f} MB"]
    found += [f"  {name}: p50 {p50:.1f} ms, p99 {p99:.1f} ms" for name, (p50, p99) in speed.milliseconds.items()]
    return found


def written(evaluation: Evaluation, folder: Path) -> None:
    """Figures as JSON, and two plots."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STORED).write_text(json.dumps(evaluation.as_dict(), indent=2) + "\n", "utf-8")
    curves = {name: [(looks, recall) for looks, recall, _ in points] for name, points in evaluation.looks.items()}
    picture = plots.lines("Recall for a budget of looks", "Looks per 1,000 harmless texts", "Recall", curves, 200)
    (folder / "looks.svg").write_text(picture, "utf-8")
    steps = {"functional cases": [(stated, seen) for stated, seen, _ in evaluation.calibration]}
    picture = plots.lines("Calibration", "Stated chance", "Share in danger", steps, 1, diagonal=True)
    (folder / "calibration.svg").write_text(picture, "utf-8")


def stored(folder: Path) -> dict[str, Any] | None:
    """What an earlier evaluation left there."""
    path = folder / STORED
    found: dict[str, Any] | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return found


def compared(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What changed since the stored evaluation, on the same texts."""
    earlier = {(table["name"], table["kind"]): table["figures"] for table in before["tables"]}
    found = [f"Compared with the stored evaluation of {before['version']}:"]
    for table in now["tables"]:
        for name, figure in table["figures"].items():
            was = earlier.get((table["name"], table["kind"]), {}).get(name)
            if was and abs(was["value"] - figure["value"]) >= WORTH_SAYING:
                found.append(f"  {table['name']}, {name}: {was['value']:.3f} → {figure['value']:.3f}")
    return found if len(found) > 1 else [*found, "  nothing moved by .01 or more"]


def _table_lines(table: Table) -> list[str]:
    found = [f"{table.name} ({table.kind}, {table.texts} texts)"]
    found += [f"  {name:<34}{_figure(figure)}" for name, figure in table.figures.items()]
    for group, parts in table.by.items():
        found.append(f"  by {group}")
        for name, figures in parts.items():
            shown = [
                f"{label} {_figure(figure)}"
                for label, figure in figures.items()
                if label in {"looked at", "none flagged"}
            ]
            found.append(f"    {name:<32}{'; '.join(shown)}")
    return found


def _figure(figure: Figure) -> str:
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f}, {figure.of} texts)"
