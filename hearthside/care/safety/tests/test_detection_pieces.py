"""Danger told in small pieces, with harmless twins; sentences written for this project, of no real person.

The categories that begin with "fresh_" were written after the phrases and never repaired: they say what the
next sentence will meet with.
"""

import csv
from pathlib import Path

import pytest

from hearthside.care.safety.detection import Community, Level, Reading, read

with (Path(__file__).parent / "detection_cases_pieces.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
FRESH = [case for case in CASES if case["category"].startswith("fresh_")]
KNOWN = [case for case in CASES if case not in FRESH]
PHRASES = Community(trained=False)  # what the pieces come to by themselves


def readings(cases: list[dict[str, str]], **wanted: str) -> list[Reading]:
    return [
        read(case["text"], case["lang"], PHRASES)
        for case in cases
        if all(case[key] == value for key, value in wanted.items())
    ]


def share_at(found: list[Reading], level: Level = Level.CONCERN) -> float:
    return sum(reading.level >= level for reading in found) / len(found)


def test_danger_in_pieces_is_found():
    assert share_at(readings(KNOWN, must_flag="1")) >= 0.9


def test_most_of_the_imminent_pieces_are_read_as_imminent():
    assert share_at(readings(KNOWN, expected_level="imminent"), Level.IMMINENT) >= 0.85


def test_harmless_twins_are_left_alone():
    found = readings(KNOWN, must_flag="0")
    assert len(found) >= 60
    assert share_at(found) <= 0.05
    assert share_at(found, Level.IMMINENT) == 0


def test_what_was_never_repaired_is_mostly_missed_and_must_not_get_worse():
    assert share_at(readings(FRESH, must_flag="1")) >= 0.15
    assert share_at(readings(FRESH, must_flag="0")) <= 0.15


@pytest.mark.parametrize(
    "text",
    [
        "Tonight I am going to kill myself. Goodbye everyone, thank you for all of it.",
        "I want to die. Goodbye everyone.",
        "I have the rope. Goodbye everyone.",
    ],
)
def test_a_goodbye_beside_danger_is_a_goodbye(text):
    reading = read(text)
    assert reading.level is Level.IMMINENT
    assert reading.says_goodbye


def test_a_goodbye_alone_is_a_hint_and_no_more():
    reading = read("Goodbye everyone")
    assert [sign.code for sign in reading.signs] == ["farewell_hint"]
    assert reading.level is Level.NONE
    assert not reading.says_goodbye


@pytest.mark.parametrize(
    "words",
    ["I have everything ready.", "It is all prepared.", "I have the pills.", "I have enough tablets.",
     "The rope is in the garage.", "Dad's gun is upstairs, the gun he hunts with.", "The bridge is close."],
)  # fmt: skip
def test_means_beside_danger_are_named(words):
    assert read(f"I want to kill myself. {words}").names_means
    assert not read(words).names_means


@pytest.mark.parametrize(
    "text",
    [
        "I have the pills ready and tonight I will do it.",
        "The pills are ready. My cat is fed. Tonight I will do it.",
        "I have the rope ready. This is the last night.",
        "I have the gun in the drawer. I won't be here tomorrow.",
        "Got enough tablets. I'm doing it tonight.",
    ],
)
def test_means_with_a_last_time_are_imminent_over_sentences(text):
    reading = read(text)
    assert reading.level is Level.IMMINENT
    assert reading.names_means


@pytest.mark.parametrize(
    "text",
    [
        "I have everything ready.",
        "I have everything ready for the trip. I'm doing it tonight, the packing.",
        "Tonight I will take my pills, they are ready on the table.",
        "If you have the pills ready and tonight you will do it, please call somebody.",
        "I do not have any pills and I will not do it tonight.",
    ],
)
def test_everyday_pieces_stay_everyday(text):
    assert read(text, community=PHRASES).level is Level.NONE


def test_the_trained_reader_finds_most_of_what_was_never_repaired():
    found = [read(case["text"]) for case in FRESH if case["must_flag"] == "1"]
    assert share_at(found) >= 0.5
