import pytest

from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import erase
from hearthside.people.privacy.queries import has_consented

from .. import actions, queries, rules
from ..differences import Kind
from ..models import Clause, Group, GuidelineVersion

NEW = {"group": Group.OURS, "title": "No football after nine", "text": "Please.", "easy": "", "why": "", "good": "",
       "bad": "", "follows": ""}  # fmt: skip


@pytest.fixture
def first(ola) -> GuidelineVersion:
    return actions.adopt_shipped(ola)


def changed(ola, key: str, **words: str) -> GuidelineVersion:
    draft = actions.open_draft(ola)
    actions.change_clause(ola, draft.clauses.get(key=key), **words)
    return draft


def test_a_community_begins_with_what_comes_with_the_software(ola, first):
    assert first.number == 1
    assert len(queries.current_clauses()) == len(queries.shipped_guidelines().clauses) >= 25
    assert queries.current_guidelines() == first
    assert AuditEntry.objects.filter(verb="put guidelines in force").exists()


def test_a_draft_is_a_copy_and_there_is_one(ola, first):
    draft = actions.open_draft(ola)
    assert actions.open_draft(ola) == draft
    assert [clause.key for clause in queries.clauses_of(draft)] == [c.key for c in queries.clauses_of(first)]
    assert queries.changes_between(first, draft) == []
    assert queries.current_guidelines() == first


def test_nobody_but_operators_touches_the_guidelines(ola, mo, bo, first):
    draft = actions.open_draft(ola)
    clause = draft.clauses.first()
    for somebody in (mo, bo):
        for attempt in (
            lambda who=somebody: actions.open_draft(who),
            lambda who=somebody: actions.add_clause(who, draft, **NEW),
            lambda who=somebody: actions.change_clause(who, clause, title="Mine"),
            lambda who=somebody: actions.retire_clause(who, clause),
            lambda who=somebody: actions.move_clause(who, clause, 1),
            lambda who=somebody: actions.write_opening(who, draft, "Mine"),
            lambda who=somebody: actions.put_in_force(who, draft, "Mine"),
            lambda who=somebody: actions.discard_draft(who, draft),
        ):
            with pytest.raises(Refused):
                attempt()
    assert queries.changes_between(first, queries.draft_guidelines()) == []


def test_what_was_in_force_is_never_changed(ola, first):
    clause = first.clauses.first()
    for attempt in (
        lambda: actions.change_clause(ola, clause, title="Other"),
        lambda: actions.retire_clause(ola, clause),
        lambda: actions.move_clause(ola, clause, 1),
        lambda: actions.add_clause(ola, first, **NEW),
        lambda: actions.write_opening(ola, first, "Other"),
        lambda: actions.put_in_force(ola, first, "Again"),
        lambda: actions.discard_draft(ola, first),
    ):
        with pytest.raises(Refused):
            attempt()
    assert first.clauses.first().title == clause.title


def test_a_new_version_tells_what_is_new_changed_and_retired(ola, first):
    draft = changed(ola, "no-selling", text="Do not sell. Not even cake.")
    actions.retire_clause(ola, draft.clauses.get(key="no-pushing-beliefs"))
    added = actions.add_clause(ola, draft, **NEW)
    second = actions.put_in_force(ola, draft, "Cake")
    found = {change.clause.key: change.kind for change in queries.changes_between(first, second)}
    assert found == {"no-selling": Kind.CHANGED, "no-pushing-beliefs": Kind.RETIRED, added.key: Kind.NEW}
    assert first.clauses.filter(key="no-pushing-beliefs").exists()


def test_a_key_is_never_used_for_another_clause(ola, first):
    draft = actions.open_draft(ola)
    one = actions.add_clause(ola, draft, **NEW)
    actions.put_in_force(ola, draft, "One")
    draft = actions.open_draft(ola)
    actions.retire_clause(ola, draft.clauses.get(key=one.key))
    other = actions.add_clause(ola, draft, **NEW)
    assert (one.key, other.key) == ("no-football-after-nine", "no-football-after-nine-2")
    assert actions.add_clause(ola, draft, **{**NEW, "title": "ناعم"}).key == "clause"


def test_clauses_move_under_their_heading(ola, first):
    draft = actions.open_draft(ola)

    def order() -> list[str]:
        return [clause.key for clause in queries.clauses_of(draft) if clause.group == Group.PRIVACY]

    begin = order()
    actions.move_clause(ola, draft.clauses.get(key=begin[1]), -1)
    assert order() == [begin[1], begin[0], *begin[2:]]
    actions.move_clause(ola, draft.clauses.get(key=begin[1]), -1)  # is the first already
    assert order() == [begin[1], begin[0], *begin[2:]]
    actions.move_clause(ola, draft.clauses.get(key=begin[1]), 1)
    assert order() == begin


def test_guidelines_without_a_word_on_crisis_are_not_put_in_force(ola, first):
    draft = actions.open_draft(ola)
    for clause in draft.clauses.filter(group=Group.CRISIS):
        actions.retire_clause(ola, clause)
    with pytest.raises(Refused, match="crisis breaks no rule"):
        actions.put_in_force(ola, draft, "Shorter")


def test_a_new_version_asks_for_a_new_yes_and_a_small_correction_does_not(ola, bo, first):
    assert not queries.has_agreed(bo)
    actions.agree(bo)
    assert queries.has_agreed(bo)
    assert has_consented(bo, "guidelines", 1)
    actions.put_in_force(ola, changed(ola, "no-selling", title="No sales"), "A word", is_small=True)
    assert queries.has_agreed(bo)
    actions.put_in_force(ola, changed(ola, "no-selling", text="Not even cake."), "Cake")
    assert not queries.has_agreed(bo)
    actions.put_in_force(ola, changed(ola, "no-selling", text="Not even cakes."), "A letter", is_small=True)
    assert not queries.has_agreed(bo)
    assert queries.agreed_version(bo) == first
    actions.agree(bo)
    assert queries.has_agreed(bo)


def test_the_first_version_is_no_small_correction(ola, bo):
    assert actions.put_in_force(ola, actions.open_draft(ola), "First", is_small=True).is_small is False


def test_without_guidelines_nobody_is_asked(bo):
    assert queries.has_agreed(bo)
    actions.agree(bo)
    assert queries.agreed_version(bo) is None


def test_numbers_go_up_even_when_drafts_are_thrown_away(ola, first):
    actions.discard_draft(ola, actions.open_draft(ola))
    assert queries.draft_guidelines() is None
    assert actions.put_in_force(ola, actions.open_draft(ola), "Next").number == 2


def test_what_is_missing_from_the_software_is_added_without_touching_the_rest(ola, first):
    draft = changed(ola, "no-selling", title="No sales")
    actions.retire_clause(ola, draft.clauses.get(key="no-hate"))
    assert actions.add_shipped(ola, draft) == 1
    assert draft.clauses.get(key="no-hate").title == "No hate"
    assert draft.clauses.get(key="no-selling").title == "No sales"


@pytest.mark.parametrize("group", list(Group))
def test_words_are_kept_from_others_only_for_what_can_be_broken(ola, first, group):
    clause = Clause.objects.filter(version=first, group=group).first()
    if clause:
        assert bool(rules.may_rest_on(clause, first)) == (group in rules.MAY_BE_BROKEN)
    assert group not in {Group.CRISIS, Group.ENCOURAGED, Group.APPEALS} or group not in rules.MAY_BE_BROKEN


def test_a_decision_rests_on_the_version_in_force(ola, first):
    second = actions.put_in_force(ola, actions.open_draft(ola), "Same words")
    assert not rules.may_rest_on(first.clauses.get(key="no-hate"), second)
    assert rules.may_rest_on(second.clauses.get(key="no-hate"), second)
    assert not rules.may_rest_on(None, second)


def test_hard_words_are_pointed_out(ola, first):
    draft = changed(ola, "no-selling", text="Commercial solicitation necessitates administrative authorisation.")
    assert [clause.key for clause, _grade in queries.hard_to_read(queries.clauses_of(draft))] == ["no-selling"]


def test_an_operator_who_leaves_leaves_the_guidelines(ola, first):
    erase(ola, keep_words=False)
    first.refresh_from_db()
    assert first.made_by is None
    assert queries.current_guidelines() == first
