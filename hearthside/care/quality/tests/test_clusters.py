from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.quality.clusters import FEWEST, surges, terms


def counts(**people: int) -> Counter[str]:
    return Counter({term.replace("_", " "): many for term, many in people.items()})


def test_a_place_that_nobody_named_before_and_six_name_now_is_told():
    [surge] = surges(counts(quarry=6, tired=20), counts(tired=160), 40, 320)
    assert (surge.term, surge.people, surge.expected) == ("quarry", 6, 0.0)


def test_what_is_always_said_is_not_told_however_many_say_it():
    assert not surges(counts(tired=30, alone=22), counts(tired=220, alone=190), 40, 320)


def test_more_people_writing_in_all_is_no_surge():
    assert not surges(counts(tired=90), counts(tired=240), 120, 320)


def test_a_name_of_two_words_is_told_once():
    now = counts(north=7, quarry=7, north_quarry=7, bridge=7)
    assert {surge.term for surge in surges(now, Counter(), 40, 320)} == {"north quarry", "bridge"}


def test_disguise_does_not_hide_a_word_from_the_count():
    assert "quarry" in terms("I go to the qu4rry. Then home.")
    assert "quarry then" not in terms("I go to the quarry. Then home.")


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30)),
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 200)),
)
def test_fewer_than_four_people_are_never_pointed_at(now, before):
    for surge in surges(Counter(now), Counter(before), 30, 200):
        assert surge.people >= FEWEST


def test_weeks_like_the_weeks_before_seldom_cry_wolf():
    """Two hundred weeks in which nothing changed, with forty terms each."""
    import random

    chance, alarms = random.Random(5), 0
    often = [0.02 + 0.01 * (n % 20) for n in range(40)]

    def week() -> Counter[str]:
        return Counter({str(n): sum(chance.random() < share for _ in range(50)) for n, share in enumerate(often)})

    weeks = [week() for _ in range(209)]
    for place in range(9, 209):
        before = sum(weeks[place - 8 : place], Counter())
        alarms += bool(surges(weeks[place], before, 50, 400))
    assert alarms <= 4
