from hypothesis import given
from hypothesis import strategies as st

from ..differences import Kind, differences, word_changes
from ..models import Clause, Group

WORDS = st.text(st.sampled_from("ab \n"), max_size=30)
KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def clauses(keys: list[str], text: str = "As it is.") -> list[Clause]:
    return [Clause(key=key, group=Group.PRIVACY, title=key, text=text) for key in keys]


@given(WORDS, WORDS)
def test_without_what_came_it_reads_as_before_and_without_what_went_as_after(before, after):
    pieces = word_changes(before, after)
    assert "".join(piece.words for piece in pieces if piece.fate != "added") == before
    assert "".join(piece.words for piece in pieces if piece.fate != "gone") == after


@given(KEYS, KEYS)
def test_every_clause_that_came_or_went_is_told_once(before, after):
    found = differences(clauses(before), clauses(after))
    told = {kind: {change.clause.key for change in found if change.kind == kind} for kind in Kind}
    assert told[Kind.NEW] == set(after) - set(before)
    assert told[Kind.RETIRED] == set(before) - set(after)
    assert told[Kind.CHANGED] == set()
    assert len(found) == len({change.clause.key for change in found})


@given(KEYS)
def test_a_version_does_not_differ_from_itself(keys):
    assert differences(clauses(keys), clauses(keys)) == []


@given(KEYS, st.data())
def test_what_stays_in_order_is_not_told_as_moved(keys, data):
    kept = [key for key in keys if data.draw(st.booleans())]
    assert all(change.kind == Kind.RETIRED for change in differences(clauses(keys), clauses(kept)))


def test_one_clause_moved_to_the_end_is_one_change():
    found = differences(clauses(["a", "b", "c", "d"]), clauses(["b", "c", "d", "a"]))
    assert [(change.kind, change.clause.key) for change in found] == [(Kind.MOVED, "a")]


def test_changed_words_are_told_field_by_field():
    before, after = clauses(["a"], "Be kind."), clauses(["a"], "Be kind first.")
    (change,) = differences(before, after)
    assert change.kind == Kind.CHANGED
    assert [str(field.label) for field in change.fields] == ["in plain words"]
    assert [piece.words for piece in change.fields[0].pieces if piece.fate == "gone"] == ["kind."]


def test_another_heading_is_a_move_that_says_from_where():
    before, after = clauses(["a"]), clauses(["a"])
    after[0].group = Group.CONFLICT
    (change,) = differences(before, after)
    assert change.kind == Kind.MOVED
    assert str(change.moved_from) == "Keeping each other private"
