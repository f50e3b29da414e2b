"""The clauses that come with the software: enough, whole, and easy to read (failure C20)."""

import pytest

from .. import shipped
from ..actions import open_draft
from ..models import Clause, Group
from ..reading import HIGHEST, grade, syllables
from ..rules import MAY_BE_BROKEN

ENGLISH = shipped.shipped("en").clauses
ASKED_FOR = {group.value for group in Group} - {Group.OURS}
EASY_SENTENCE = 12  # words; "easy to read" guides ask for one thought in a sentence, this is how long ours may be


def test_there_are_at_least_twenty_five_and_every_heading_has_some():
    assert len(ENGLISH) >= 25
    assert {clause["group"] for clause in ENGLISH} == ASKED_FOR
    assert len({clause["key"] for clause in ENGLISH}) == len(ENGLISH)


@pytest.mark.parametrize("language", shipped.languages())
def test_every_language_has_the_same_clauses_whole_and_within_their_fields(language):
    told = shipped.shipped(language)
    assert told.language == language
    assert told.opening
    assert [(clause["key"], clause["group"]) for clause in told.clauses] == [
        (clause["key"], clause["group"]) for clause in ENGLISH
    ]
    for clause in told.clauses:
        assert all(clause[name] for name in shipped.WORDS), clause["key"]
        Clause(**clause).clean_fields(exclude=["version"])


@pytest.mark.parametrize("clause", ENGLISH, ids=lambda clause: clause["key"])
def test_every_clause_reads_at_grade_seven_or_easier(clause):
    assert grade(f"{clause['text']}\n{clause['why']}\n{clause['follows']}") <= HIGHEST
    assert grade(clause["text"]) <= HIGHEST
    assert grade(clause["easy"]) <= 5
    assert max(len(line.split()) for line in clause["easy"].splitlines()) <= EASY_SENTENCE


def test_the_opening_is_easy_too():
    assert grade(shipped.shipped("en").opening) <= HIGHEST


def test_a_language_without_a_file_reads_as_first_written():
    assert shipped.shipped("xx").language == "en"
    assert shipped.shipped("en-gb").language == "en"


def test_a_translation_is_one_more_file(ola, monkeypatch, tmp_path):
    english = (shipped.FOLDER / "en.yaml").read_text()
    (tmp_path / "en.yaml").write_text(english)
    (tmp_path / "de.yaml").write_text(english.replace("title: No selling", "title: Hier wird nicht verkauft"))
    monkeypatch.setattr(shipped, "FOLDER", tmp_path)
    shipped._read.cache_clear()
    draft = open_draft(ola, "de-at")
    shipped._read.cache_clear()
    assert draft.clauses.get(key="no-selling").title == "Hier wird nicht verkauft"


def test_a_crisis_breaks_no_rule():
    assert Group.CRISIS not in MAY_BE_BROKEN
    told = next(clause for clause in ENGLISH if clause["key"] == "crisis-breaks-no-rule")
    assert "not be in trouble" in told["text"]
    assert "No count is kept" in told["follows"]


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("a", 1), ("hurt", 1), ("names", 1), ("people", 2), ("somebody", 3), ("moderator", 4), ("decided", 3),
        ("tired", 1), ("quiet", 2), ("idea", 3), ("suicide", 3), ("violence", 3), ("special", 2), ("little", 2),
        ("emergency", 4), ("playing", 2), ("replies", 2), ("anyone", 3), ("you're", 1), ("lonely", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_spelling(word, many):
    assert syllables(word) == many


def test_the_grade_is_that_of_the_published_formula():
    text = "You can stop here. Nobody asks you why you left."
    words, sentences, heard = 10, 2, 12
    assert grade(text) == pytest.approx(0.39 * words / sentences + 11.8 * heard / words - 15.59)
    assert grade("") == 0
    assert grade("… 123") == 0


def test_hard_words_have_a_high_grade():
    assert grade("Participants acknowledge that moderation necessitates proportionate interventions.") > 15
