"""`hearthside simulate care`, as it is called: in a process and a database of its own."""

import json
import os
import subprocess
import sys
from functools import cache

import pytest
import yaml

LEVELS = ("concern", "risk", "imminent")


def simulate(*words, home):
    """Run the command on an installation that must stay as it was."""
    done = subprocess.run(
        [sys.executable, "-m", "hearthside.config.cli", "simulate", "care", *words],
        env={**os.environ, "HEARTHSIDE_HOME": str(home)}, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    home = tmp_path_factory.mktemp("installation")

    @cache
    def play(staffing, days="2"):
        return json.loads(simulate("--days", days, "--members", "500", "--staffing", staffing, "--json", home=home))

    return play


def test_programs_get_the_figures_they_ask_for(played):
    figures = played("planner")
    for name in ("cases", "lost", "unowned_at_shift_end", "doses_exceeded"):
        assert isinstance(figures[name], int)
    assert list(figures["wait_seconds"]) == list(LEVELS)
    for level in LEVELS:
        waits = figures["wait_seconds"][level]
        assert 0 <= waits["p50"] <= waits["p95"] <= waits["max"]


def test_with_the_planners_people_nobody_waits_long_and_nothing_is_lost(played):
    figures = played("planner")
    assert figures["cases"] >= 2  # somebody is in danger in each of the two troubles
    assert figures["wait_seconds"]["imminent"]["p95"] <= 300
    assert (figures["lost"], figures["unowned_at_shift_end"], figures["doses_exceeded"]) == (0, 0, 0)
    assert figures["errors_logged"] == 0


def test_a_short_staffing_looks_as_bad_as_it_is(played):
    """Nobody is there in the early morning, and the first to be in danger writes then."""
    short, planner = played("short", days="1"), played("planner")
    assert short["people"]["hours_planned"] < planner["people"]["hours_planned"] / 4
    longest = [max(waits["max"] for waits in known["wait_seconds"].values()) for known in (short, planner)]
    assert longest[0] > 900
    assert longest[0] > 3 * longest[1]


def test_people_see_the_assumptions_and_a_table(tmp_path):
    told = simulate("--days", "1", "--members", "20", "--staffing", "1", home=tmp_path)
    assumptions, _line, table = told.partition("\n1 days, 20 members")
    assert yaml.safe_load(assumptions)["patience_minutes"]["is"] == 30
    assert "First look after" in table
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".sqlite3"] == []


@pytest.mark.parametrize("words", [("--staffing", "many"), ("--staffing", "61"), ("--days", "0"), ("--members", "1")])
def test_what_cannot_be_played_is_said_in_a_sentence(words, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "hearthside.config.cli", "simulate", "care", *words],
        env={**os.environ, "HEARTHSIDE_HOME": str(tmp_path)}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
