"""Words for an answer: complete, truthful, and without holes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.desk.replies import VARIABLES, fill, shipped, unknown_variables
from hearthside.care.desk.replies.suggesting import SUGGESTED, suggested

REPLIES = list(shipped("en").values())
VALUES = {
    "name": "Pale Harbour",
    "responder": "Slow Comet",
    "colleague": "Deep Well",
    "community": "Lantern Room",
    "helplines": "• A line: 116 123",
    "young_helplines": "• A line for the young: 116 111",
    "safety_plan": "We can begin one here.",
}
SITUATIONS_OF_THE_BRIEF = {
    "asking_directly", "still_here", "helplines_offer", "safety_plan_offer", "worried_about_another",
    "asked_for_a_person", "at_night", "wrote_again", "taking_over", "closing_kindly", "no_answer_check_in",
    "after_safe_now", "under_18", "self_harm", "another_language",
}  # fmt: skip
by_key = pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: reply.key)


def test_there_are_words_for_every_situation():
    assert shipped("en").keys() >= SITUATIONS_OF_THE_BRIEF


def test_a_language_without_shipped_words_has_none_and_does_not_break():
    assert shipped("tlh") == {}


@by_key
def test_a_reply_names_nothing_that_we_could_not_put_in(reply):
    assert unknown_variables(reply.words) == []
    assert "{" not in fill(reply.words, VALUES)


@by_key
def test_a_reply_without_name_country_or_plan_has_no_hole(reply):
    words = fill(reply.words, {"responder": "Slow Comet", "colleague": "a colleague", "community": "Lantern Room"})
    assert not re.search(r" [.,!?]|  |\n\n\n|Hello ,|\{", words)


@by_key
def test_a_reply_promises_no_time_and_shouts_at_nobody(reply):
    assert not re.search(r"\d|minutes?|24/7|always|promise|!", reply.words)


@by_key
def test_a_first_answer_says_who_is_writing(reply):
    if reply.words.startswith("Hello"):
        assert "{responder}" in reply.words or reply.key in {"wrote_again", "after_safe_now", "no_answer_check_in"}


@by_key
def test_a_reply_is_read_at_a_glance(reply):
    assert len(reply.words) < 700
    sentences = [s for s in re.split(r"[.?:]\s", reply.words) if s.strip()]
    assert max(len(s.split()) for s in sentences) <= 32


def test_the_most_fitting_words_come_first_and_never_more_than_a_handful():
    found = suggested(REPLIES, {"risk", "took_over", "ongoing"})
    assert found[0].key == "taking_over"
    assert len(found) <= SUGGESTED


def test_nothing_fits_when_nothing_is_known():
    assert suggested(REPLIES, set()) == []


@given(st.text(max_size=300), st.dictionaries(st.sampled_from(sorted(VARIABLES)), st.text(max_size=40)))
def test_filling_breaks_on_nothing_and_puts_in_no_variable_twice(words, values):
    filled = fill(words, {key: value.replace("{", "(") for key, value in values.items()})
    assert not any(f"{{{name}}}" in filled for name in VARIABLES)
