"""The evaluation: figures with intervals, curves, plots, comparison; a better reader is not replaced silently."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from click.testing import CliRunner

from hearthside.care.safety.detection import commands
from hearthside.care.safety.detection.evaluation import intervals, tables
from hearthside.care.safety.detection.evaluation.speed import Speed
from hearthside.care.safety.detection.trained import about

ROWS = [
    ("I want to die and I have decided how.", "risk", "explicit", False),
    ("I've taken the tablets. All of them. Tell my mum.", "imminent", "act", False),
    ("We painted the kitchen and the cat walked through it.", "none", "everyday", True),
    ("My phone died in the middle of the match again.", "none", "everyday", False),
]


@pytest.fixture
def cases(tmp_path) -> Path:
    path = tmp_path / "cases.jsonl"
    rows = [
        {"text": text, "level": level, "category": category, "quiet": quiet} for text, level, category, quiet in ROWS
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", "utf-8")
    return path


@pytest.fixture
def quick(monkeypatch):
    """Speed is measured by the benchmark; here it only has to be shown."""
    monkeypatch.setattr(tables, "measured_speed", lambda: Speed({"30 words": (1.0, 2.0)}, 0.1, 50.0))


@pytest.fixture
def evaluated(cases, tmp_path, quick):
    def run(*more: str):
        return CliRunner().invoke(commands.evaluate_command, ["--cases", str(cases), *more], catch_exceptions=False)

    return run


def test_an_interval_holds_its_value_and_narrows_with_more_texts():
    few, many = intervals.share([True, False] * 10), intervals.share([True, False] * 1000)
    assert few.low <= few.value <= few.high
    assert many.high - many.low < few.high - few.low


def test_ranking_counts_ties_half():
    assert intervals.ranking([1, 1, 1, 1], [True, False, True, False]).value == 0.5
    assert intervals.ranking([3, 2, 1, 0], [True, True, False, False]).value == 1.0


def test_what_cannot_be_said_is_left_out():
    assert intervals.share([]) is None
    assert intervals.ranking([1.0, 2.0], [True, True]) is None


def test_figures_are_told_by_level_category_language_and_half(evaluated):
    found = evaluated("--json")
    table = json.loads(found.stdout)["tables"][0]
    assert table["texts"] == len(ROWS)
    assert set(table["by"]) == {"level", "category", "language", "half"}
    assert table["figures"]["looked at"]["value"] == 1.0
    assert table["figures"]["none flagged"]["value"] == 0.0


def test_figures_and_plots_are_stored_without_a_word_of_the_texts(evaluated, tmp_path):
    out = tmp_path / "figures"
    evaluated("--out", str(out))
    for name in ("looks.svg", "calibration.svg"):
        assert ElementTree.parse(out / name).getroot().tag.endswith("svg")
    stored = (out / "evaluation.json").read_text("utf-8")
    assert not any(text in stored for text, *_ in ROWS)


def test_a_second_evaluation_is_compared_with_the_first(evaluated, tmp_path):
    out = tmp_path / "figures"
    evaluated("--out", str(out))
    figures = json.loads((out / "evaluation.json").read_text("utf-8"))
    figures["tables"][0]["figures"]["looked at"]["value"] = 0.5
    (out / "evaluation.json").write_text(json.dumps(figures), "utf-8")
    assert "looked at: 0.500 → 1.000" in evaluated("--out", str(out)).stderr


def test_a_better_reader_is_not_replaced_unless_asked(cases, tmp_path, monkeypatch):
    new, there = tmp_path / "new", tmp_path / "there"
    shutil.copytree(about.FOLDER, new)
    shutil.copytree(about.FOLDER, there)
    (new / "mark").write_text("new", "utf-8")
    measures = {new: tables.Quick(0.4, 0.01, 0.8), there: tables.Quick(0.9, 0.01, 0.9)}
    monkeypatch.setattr(commands, "quick_measure", lambda folder, texts: measures[folder])
    with pytest.raises(click.ClickException, match="finds more"):
        commands.put_in_place(new, there, cases, replaces=False)
    assert not (there / "mark").exists()
    commands.put_in_place(new, there, cases, replaces=True)
    assert (there / "mark").exists()


def test_a_reader_is_measured_in_the_folder_it_lies_in(cases):
    measured = tables.quick_measure(about.FOLDER, commands.cases_in(cases))
    assert measured.recall == 1.0


def test_training_says_what_it_needs(monkeypatch):
    monkeypatch.setattr(commands, "find_spec", lambda name: None)
    found = CliRunner().invoke(commands.train_command, ["--texts", str(Path(__file__).parent), "--cases", __file__])
    assert found.exit_code == 1
    assert "hearthside[training]" in found.output


def test_status_says_that_it_reads():
    assert "reads, version" in CliRunner().invoke(commands.status_command).output
