"""The way from disguised words to plain ones and back to the exact written characters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hearthside.care.safety.detection import Level, read
from hearthside.care.safety.detection.fold import fold
from hearthside.care.safety.detection.spelling import spelled

ANY_TEXT = st.text(alphabet=st.characters(), max_size=300)
TYPED = st.text(alphabet="ikl meysf@$13!0*.'’“\"\n-_аеіо\u200bwantod💊🔫", max_size=200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("well, k i l l m y s e l f is all I hear", "k i l l m y s e l f"),
        ("today i want to d1e ok", "want to d1e"),
        ("so i wаnt to dіe now", "wаnt to dіe"),
        ("i want to k\u200bi\u200bll my\u200bself", "k\u200bi\u200bll my\u200bself"),
        ("IWANTTODIE", "IWANTTODIE"),
        ("thinking about sewerslide again", "sewerslide"),
        ("i want to dieeeeee", "dieeeeee"),
        ("ｉ ｗａｎｔ ｔｏ ｄｉｅ", "ｗａｎｔ ｔｏ ｄｉｅ"),
        ("iâ€™m feeling suicidal", "suicidal"),
    ],
)
def test_a_disguised_word_is_found_and_its_span_is_exact(text, words):
    spans = [text[sign.start : sign.end] for sign in read(text).signs if sign.level >= Level.RISK]
    assert any(words in span for span in spans), spans


@given(st.one_of(ANY_TEXT, TYPED))
@example("\ud800 want to die \x00")
@example("a" * 5000)
@example("\u202ei want to die\u202c")
def test_every_folded_character_points_into_the_written_text(text):
    for folded in (fold(text), spelled(fold(text))):
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
        assert folded.starts == sorted(folded.starts)


@given(st.one_of(ANY_TEXT, TYPED))
def test_reading_never_fails_and_spans_lie_within_the_text(text):
    reading = read(text)
    assert 0 <= reading.risk <= 1
    assert all(0 <= sign.start < sign.end <= len(text) for sign in reading.signs)


@given(st.text(alphabet="ab  é\n", max_size=100))
def test_plain_small_letters_are_left_as_they_are(text):
    assert set(fold(text).text) <= set("abe \n")


@pytest.mark.parametrize(
    "piece", ["a", "k ", '"', "'", "i want to ", "(", "1", "$", "my friend ", "no ", "i ", "\n", "💊", "é", "ا", "死"]
)
def test_a_hostile_repetition_is_read_to_its_end(piece):
    assert read(piece * 4000).risk <= 1
