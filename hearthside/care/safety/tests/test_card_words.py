"""The words of the card: one table that is the truth, its own words for each situation, a reader of about twelve."""

import re
from itertools import product
from pathlib import Path

import pytest

from hearthside.care.safety.barriers import BARRIERS, Situation, situation
from hearthside.care.safety.card_table import as_table
from hearthside.care.safety.detection.wording import HEARD

PAGE = Path(__file__).parents[4] / "docs" / "help-card.md"
ABOUT_TWELVE = 7.0  # years of school; a reader of twelve is in the sixth or seventh
EVERY_CELL = list(product(BARRIERS, Situation))
VOWELS = re.compile(r"[aeiouy]+")


def grade(text):
    """Flesch-Kincaid (Kincaid et al. 1975, Navy report 8-75): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    sentences = max(1, len(re.findall(r"[.!?]+(?=[\s”]|$)", text)))
    found = re.findall(r"[a-z’']+", text.lower())
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def syllables(word):
    bare = re.sub(r"[^a-z]", "", word)
    count = len(VOWELS.findall(bare))
    if bare.endswith("e") and not bare.endswith(("le", "ee")) and count > 1:
        count -= 1
    if bare.endswith("ed") and not bare.endswith(("ted", "ded", "ied")) and count > 1:
        count -= 1
    return max(1, count)


def said(barrier, where):
    return " ".join(map(str, barrier.words_in(where)))


def test_the_measure_knows_easy_from_hard():
    assert grade("The cat sat on the mat. It was warm.") < 1
    assert grade("Psychotherapeutic interventions necessitate comprehensive interdisciplinary documentation.") > 15
    assert syllables("people") == 2
    assert syllables("worried") == 2
    assert syllables("country") == 2


def test_the_page_for_people_is_what_the_code_says():
    assert PAGE.read_text() == as_table(), "run: hearthside help-card > docs/help-card.md"


def test_each_barrier_has_its_own_answer_in_each_situation():
    assert len(BARRIERS) == 9
    cells = [str(barrier.then[where]) for barrier, where in EVERY_CELL]
    assert len(set(cells)) == len(cells) == 9 * len(Situation)


@pytest.mark.parametrize(
    ("barrier", "where"), EVERY_CELL, ids=lambda one: getattr(one, "code", getattr(one, "name", ""))
)
def test_a_reader_of_about_twelve_can_read_it(barrier, where):
    assert grade(said(barrier, where)) <= ABOUT_TWELVE, round(grade(said(barrier, where)), 1)


@pytest.mark.parametrize("barrier", BARRIERS, ids=lambda one: one.code)
def test_it_stays_short(barrier):
    for where in Situation:
        assert len(said(barrier, where).split()) <= 60


def test_what_was_heard_can_be_read_too():
    hard = {code: round(grade(str(words)), 1) for code, words in HEARD.items() if grade(str(words)) > ABOUT_TWELVE}
    assert not hard


@pytest.mark.parametrize(
    ("barrier", "where"), EVERY_CELL, ids=lambda one: getattr(one, "code", getattr(one, "name", ""))
)
def test_no_hour_and_no_promise_stands_in_it(barrier, where):
    text = said(barrier, where).lower()
    assert not re.search(r"\d|24/7|minute|hour|always|o'clock|midnight|morning|soon|will be here|we will|promise", text)


@pytest.mark.parametrize("barrier", BARRIERS, ids=lambda one: one.code)
def test_nobody_is_offered_where_nobody_is(barrier):
    """Only the ordinary answer may speak of people on duty as being here: the others are also shown at night."""
    for where in set(Situation) - {Situation.ORDINARY}:
        then = str(barrier.then[where])
        assert "people on duty" not in then.lower()
        assert ("Nobody is on duty" in then) == (where == Situation.NIGHT)


@pytest.mark.parametrize("barrier", BARRIERS, ids=lambda one: one.code)
def test_no_lines_are_pretended_where_there_are_none(barrier):
    for where in (Situation.NO_COUNTRY, Situation.NO_LINE):
        assert not re.search(r"\bthese\b|\bbelow\b", str(barrier.then[where]))


@pytest.mark.parametrize("barrier", BARRIERS, ids=lambda one: one.code)
def test_somebody_without_a_voice_is_not_told_to_call(barrier):
    then = str(barrier.then[Situation.WRITING])
    assert not re.search(r"\b(call them|phone|dial|ring|hang up|read it out)\b", then) or "sound of your phone" in then


def test_it_never_scolds_labels_or_names_a_way():
    words = as_table().split("|---|---|---|")[1].lower()
    for wrong in ("suicid", "commit", "crisis text", "self-harm", "you must", "you should", "don't", "!", "selfish"):
        assert wrong not in words


def test_what_closes_most_ways_decides():
    def found(**facts):
        return situation(**{"has_country": True, "has_line": True, "only_writes": False, "is_staffed": True, **facts})

    assert found() == Situation.ORDINARY
    assert found(is_staffed=False) == Situation.NIGHT
    assert found(is_staffed=False, only_writes=True) == Situation.WRITING
    assert found(only_writes=True, has_line=False) == Situation.NO_LINE
    assert found(has_country=False, has_line=False, only_writes=True, is_staffed=False) == Situation.NO_COUNTRY
