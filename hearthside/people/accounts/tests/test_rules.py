import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.people.accounts import rules


@pytest.mark.parametrize("typed", ["Quiet Otter", "quiet otter", "  QUIET   otter ", "Ｑuiet Otter"])
def test_a_name_opens_the_door_however_it_is_typed(typed):
    assert rules.login_name_of(typed) == "quiet otter"


@pytest.mark.parametrize(
    ("description", "family"),
    [
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_by_its_family_alone(description, family):
    assert rules.browser_family(description) == family


def test_a_code_is_the_same_with_capitals_spaces_and_dashes():
    plain = rules.fingerprint(1, "abcd-efgh-jkmn-pqrs")
    assert rules.fingerprint(1, " ABCD efgh JKMN pqrs ") == plain
    assert rules.fingerprint(2, "abcd-efgh-jkmn-pqrs") != plain


@given(st.text(max_size=200))
def test_any_typed_code_has_a_fingerprint(code):
    assert len(rules.fingerprint(1, code)) == 64
