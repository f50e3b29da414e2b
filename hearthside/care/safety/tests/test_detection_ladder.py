"""The ladder on sentences written for this project, by category; no word of a real person stands here."""

import csv
from pathlib import Path

import pytest

from hearthside.care.safety.detection import COVERAGE, Axis, Community, Level, Reading, read, signs_in

with (Path(__file__).parent / "detection_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def readings(**wanted: str) -> list[tuple[str, Reading]]:
    return [
        (case["text"], read(case["text"], case["lang"], Community(languages=frozenset({case["lang"]}))))
        for case in CASES
        if all(case[key] == value for key, value in wanted.items())
    ]


def share_flagged(found: list[tuple[str, Reading]], level: Level = Level.CONCERN) -> float:
    return sum(reading.level >= level for _, reading in found) / len(found)


def test_at_least_85_in_100_of_what_must_be_found_is_found():
    assert share_flagged(readings(must_flag="1")) >= 0.85


def test_at_most_10_in_100_harmless_sentences_are_flagged():
    assert share_flagged(readings(must_flag="0")) <= 0.10


def test_most_imminent_words_are_read_as_imminent():
    assert share_flagged(readings(expected_level="imminent"), Level.IMMINENT) >= 0.85


def test_nothing_harmless_is_ever_read_as_imminent():
    assert [text for text, reading in readings(must_flag="0") if reading.level is Level.IMMINENT] == []


@pytest.mark.parametrize(
    "category", ["third_person_risk", "buried_in_long_post", "hedged_denial_positive", "algospeak_positive"]
)
def test_no_category_is_left_behind(category):
    assert share_flagged(readings(category=category)) >= 0.75


def test_worry_about_another_is_told_apart_from_ones_own_danger():
    found = readings(category="third_person_risk")
    assert sum(reading.about_another for _, reading in found) / len(found) >= 0.9


def test_encouragement_is_named_and_held_apart_from_the_ladder():
    found = readings(category="harmful_encouragement")
    assert sum(reading.encourages for _, reading in found) / len(found) >= 0.85


@pytest.mark.parametrize(
    ("category", "axis"),
    [
        ("threat", Axis.THREAT),
        ("abuse", Axis.ABUSE),
        ("grooming", Axis.GROOMING),
        ("personal_data", Axis.PERSONAL_DATA),
        ("method_detail", Axis.METHOD),
    ],
)
def test_each_axis_is_found(category, axis):
    found = readings(category=category)
    assert sum(reading.axes[axis] > 0 for _, reading in found) / len(found) >= 0.75


def test_a_denial_alone_is_no_sign():
    assert read("I'm not suicidal.", community=Community(trained=False)).level is Level.NONE


def test_a_denial_beside_a_wish_not_to_wake_is_risk():
    assert read("I'm not suicidal, I just don't want to wake up.").level is Level.RISK


def test_skilled_is_not_killed():
    assert read("She is a skilled painter who skilfully paints the overskilled.").signs == ()


def test_a_goodbye_with_a_day_names_the_goodbye():
    reading = read("Goodbye everyone, I love you, tonight I end my life.")
    assert reading.level is Level.IMMINENT
    assert reading.says_goodbye


def test_topics_are_codes_of_content_warnings():
    assert read("I had a miscarriage and the flashbacks keep coming.").topics == ("pregnancy_loss", "trauma")


def test_the_operators_own_phrases_are_looked_at_and_excluded():
    community = Community(additions=("blue harbour",), exclusions=("want to die laughing bingo",))
    assert read("thinking of Blue  Harbour again", community=community).level is Level.CONCERN
    assert read("we play want to die laughing bingo", community=community).level is Level.NONE


def test_what_others_said_in_quotation_marks_is_not_the_writers():
    assert read('He whispered "I want to die" in the second act.').level is Level.NONE


def test_signs_stand_in_the_order_of_the_text():
    starts = [sign.start for sign in signs_in("I hate myself. I want to die. Tonight I will kill myself.")]
    assert starts == sorted(starts)


def test_coverage_claims_nothing_full_but_where_a_trained_reader_reads():
    assert [language for language, coverage in COVERAGE.items() if coverage.reach == "full"] == ["en"]
    assert {coverage.reach for coverage in COVERAGE.values()} == {"full", "words"}
