"""`hearthside detection`: train the reader anew, measure it, say whether it reads."""

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from .evaluation.labelled import cases_in
from .evaluation.report import compared, lines, stored, written
from .evaluation.tables import evaluate, quick_measure
from .trained import status
from .trained.about import FOLDER

REPOSITORY = Path(__file__).resolve().parents[4]
TEXTS = REPOSITORY / "training" / "detection"
CASES = REPOSITORY / "hearthside" / "care" / "safety" / "tests" / "cases" / "functional_dev.jsonl"
NEEDED = ("torch", "onnx", "safetensors", "sklearn", "all_minilm_l6_v2")
FolderPath = click.Path(exists=True, file_okay=False, path_type=Path)
FilePath = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("detection")
def detection_commands() -> None:
    """The reader of signs of danger: train it, measure it, ask whether it reads."""


@detection_commands.command("status")
def status_command() -> None:
    """Say whether the trained reader reads here, and if not, why."""
    found = status()
    click.echo(
        f"The trained reader reads, version {found.version}." if found.reads else f"Phrases alone: {found.reason}."
    )


@detection_commands.command("train")
@click.option("--texts", type=FolderPath, default=TEXTS, help="Folder with train_*.jsonl.")
@click.option("--cases", type=FilePath, default=CASES, help="Development cases, for thresholds; never learnt from.")
@click.option("--public", type=FolderPath, default=None, help="Folder with public files whose licence permits it.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, help="Where the artefact goes."
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--epochs", type=float, default=None, help="Fewer for a quick try.")
@click.option("--replace", "replaces", is_flag=True, help="Put it in place even if it measures worse.")
def train_command(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    texts: Path, cases: Path, public: Path | None, out: Path, seed: int, epochs: float | None, replaces: bool
) -> None:
    """Learn from labelled texts and put the new reader in place, unless the one there measures better."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise click.ClickException(f"Training needs {', '.join(missing)}: pip install 'hearthside[training]'.")
    making, teaching = (import_module(f"{__package__}.learning.{name}") for name in ("making", "teaching"))
    plan = teaching.Plan(seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder)
        making.make(making.Sources(texts, cases, public), new, replace(plan, epochs=epochs or plan.epochs))
        put_in_place(new, out, cases, replaces)


def put_in_place(new: Path, out: Path, cases: Path, replaces: bool) -> None:
    texts = cases_in(cases)
    there = quick_measure(out, texts) if (out / "about.json").exists() else None
    ours = quick_measure(new, texts)
    click.echo(f"New: {ours}." + (f" In place: {there}." if there else ""))
    if there and ours.recall < there.recall and not replaces:
        raise click.ClickException(
            "The one in place finds more on the same cases. Use --replace to put the new one there."
        )
    out.mkdir(parents=True, exist_ok=True)
    for file in new.iterdir():
        shutil.copyfile(file, out / file.name)
    click.echo(f"The new reader is in {out}.")


@detection_commands.command("evaluate")
@click.option("--data", "folder", type=FolderPath, default=None, help="Folder with public research files (CSV).")
@click.option(
    "--cases", type=FilePath, multiple=True, help="Functional cases (JSON lines); the development cases if none."
)
@click.option("--most", type=int, default=1000, show_default=True, help="Texts of each public file.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="Store figures and plots here."
)
def evaluate_command(folder: Path | None, cases: tuple[Path, ...], most: int, as_json: bool, out: Path | None) -> None:
    """Measure detection: by file, level, category, language and half, with intervals, curves, calibration and speed."""
    chosen = cases or ((CASES,) if CASES.exists() else ())
    evaluation = evaluate(chosen, folder, TEXTS / "support_labels.csv", most)
    before = stored(out) if out else None
    if out:
        written(evaluation, out)
    click.echo(json.dumps(evaluation.as_dict(), indent=2) if as_json else "\n".join(lines(evaluation)))
    if before:
        sys.stderr.write("\n".join(compared(before, evaluation.as_dict())) + "\n")
