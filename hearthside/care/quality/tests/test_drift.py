from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.quality.drift import (
    BUCKETS,
    MUCH,
    SOME,
    divergence,
    score_counts,
    stability_index,
    together,
    word_counts,
)

binned = st.lists(st.integers(0, 400), min_size=10, max_size=10)


def test_every_score_has_its_bin():
    assert score_counts([0.0, 0.05, 0.1, 0.999, 1.0]) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]


def test_a_shift_of_scores_is_seen_and_chance_is_not():
    usual = [300, 40, 20, 15, 10, 6, 4, 3, 1, 1]
    assert stability_index(usual, [298, 43, 18, 16, 11, 5, 4, 3, 1, 1]) < SOME
    assert stability_index(usual, [150, 60, 50, 45, 40, 25, 15, 8, 4, 3]) > MUCH


def test_other_words_are_further_away_than_the_same_words():
    usual = word_counts(["the kettle is on and the rain is loud"] * 40)
    same, other = (
        word_counts(["the rain is loud and the kettle is on"] * 5),
        word_counts(["quiet ferry harbour gulls"] * 5),
    )
    assert divergence(usual, same) < divergence(usual, other)


def test_no_word_is_kept():
    kept = word_counts(["kettle"])
    assert len(kept) == BUCKETS
    assert sum(kept) == 1


@given(binned, binned)
def test_both_measures_are_finite_and_never_below_nothing(before, now):
    assert stability_index(before, now) >= 0
    assert 0 <= divergence(before, now) <= 1
    assert abs(stability_index(now, now)) < 1e-9
    assert together([before, now]) == [one + other for one, other in zip(before, now, strict=True)]
