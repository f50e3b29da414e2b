import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hearthside.people.members import rules
from hearthside.people.members.rules.names import LONGEST


@pytest.mark.parametrize(
    "name",
    ["Quiet Otter", "moth at noon", "Second Robin", "Jo", "Ødegård", "Тихая Выдра", "静かな川", "O’Clock", "Otter 7",
     "Amber Lake", "Rose Garden", "Late-Bus", "Nia", "Marigold Rain", "نهر هادئ", "Wet Sheepdog"],
)  # fmt: skip
def test_kind_and_plain_names_are_welcome(name):
    assert rules.judge_name(rules.clean_name(name)), rules.judge_name(rules.clean_name(name)).reason


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "choose a name"),
        ("\u200b\u200b", "choose a name"),
        ("x", "too short"),
        ("x" * 41, "too long"),
        ("ß" * 40, "too long"),
        ("anna@example.org", "e-mail"),
        ("anna at example dot org", "e-mail"),
        ("anna(at)example(dot)org", "e-mail"),
        ("ｗｗｗ.example.org", "web"),
        ("quietotter.com", "web"),
        ("https://x.yz/", "web"),
        ("call 0170 123456", "phone"),
        ("+49 170 1234567", "phone"),
        ("Otter 24121987", "phone"),
        ("Anna Smith", "full name"),
        ("Mohammed Al Fayed", "full name"),
        ("AnnaSmith", "full name"),
        ("Anna-Smith", "full name"),
        ("Admin", "role here"),
        ("M0derator", "role here"),
        ("Аdmin", "alphabets"),
        ("Admin Team", "role here"),
        ("crisis helpline", "role here"),
        ("moderator7", "role here"),
        ("Qu\u0456et Otter", "alphabets"),
        ("🦦🦦", "letters, digits"),
        ("<script>", "letters, digits"),
        ("12345", "two letters"),
        ("Z\u0351\u036b\u0343algo", "letters, digits"),
    ],
)
def test_other_names_are_refused_with_a_reason(name, why):
    verdict = rules.judge_name(rules.clean_name(name))
    assert not verdict
    assert why in str(verdict.reason)


@pytest.mark.parametrize(
    "other",
    [
        "quiet otter",
        "QuietOtter",
        "Quiet-Otter",
        "Qulet 0tter",
        "Ｑuiet Otter",
        "Quıet Ötter",
        "Qu1et Otter",
        "Quіet Оttеr",
    ],
)
def test_names_that_look_alike_have_one_key(other):
    assert rules.key_of(rules.clean_name(other)) == rules.key_of("Quiet Otter")


def test_different_names_have_different_keys():
    assert len({rules.key_of(name) for name in ("Quiet Otter", "Quiet Otters", "Quieter", "Loud Otter")}) == 4


@given(st.text(max_size=120))
@example("\ud800")
@example("\u0345" * 40)
def test_any_text_is_judged_and_what_passes_fits_its_columns(typed):
    name = rules.clean_name(typed)
    if rules.judge_name(name):
        assert 2 <= len(name) <= LONGEST
        assert 0 < len(rules.key_of(name)) <= 60
        assert name == rules.clean_name(name)
        assert not set(name) & set('<>&"\x00\u202e\u200b@')


@given(st.integers())
def test_every_suggested_name_may_be_used(seed):
    for name in rules.suggest_names(5, random.Random(seed)):
        assert rules.judge_name(name)
        assert rules.is_invented(name)


def test_countries_come_in_words():
    known = dict(rules.countries())
    assert known["DE"] == "Germany"
    assert rules.is_country("KE")
    assert not rules.is_country("EU")
    assert 230 < len(known) < 255
