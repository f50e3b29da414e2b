from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.quality.intervals import beta_below, beta_quantile, exact_interval


@pytest.mark.parametrize(
    ("found", "of", "low", "high"),
    [  # tables of exact 95 % limits for a binomial share, such as Geigy Scientific Tables, vol. 2 (1982)
        (0, 10, 0.0, 0.3085),
        (1, 10, 0.0025, 0.4450),
        (5, 10, 0.1871, 0.8129),
        (0, 100, 0.0, 0.0362),
        (10, 100, 0.0490, 0.1762),
        (100, 100, 0.9638, 1.0),
    ],
)
def test_the_limits_are_those_of_the_printed_tables(found, of, low, high):
    limits = exact_interval(found, of)
    assert limits.low == pytest.approx(low, abs=5e-5)
    assert limits.high == pytest.approx(high, abs=5e-5)


@given(of=st.integers(1, 400), chance=st.data())
def test_beyond_either_limit_what_was_seen_is_as_rare_as_promised(of, chance):
    found = chance.draw(st.integers(0, of))
    limits = exact_interval(found, of)
    assert 0 <= limits.low <= found / of <= limits.high <= 1
    if found:
        at_least = sum(comb(of, k) * limits.low**k * (1 - limits.low) ** (of - k) for k in range(found, of + 1))
        assert at_least == pytest.approx(0.025, rel=1e-4)
    if found < of:
        at_most = sum(comb(of, k) * limits.high**k * (1 - limits.high) ** (of - k) for k in range(found + 1))
        assert at_most == pytest.approx(0.025, rel=1e-4)


@given(found=st.integers(0, 50), more=st.integers(0, 50), again=st.integers(2, 5))
def test_more_readings_with_the_same_share_say_more(found, more, again):
    few, many = exact_interval(found, found + more + 1), exact_interval(found * again, (found + more + 1) * again)
    assert many.high - many.low <= few.high - few.low + 1e-9


@given(a=st.floats(0.5, 200), b=st.floats(0.5, 200), share=st.floats(0.001, 0.999))
def test_a_quantile_is_where_its_share_lies_below(a, b, share):
    assert beta_below(beta_quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-6)
