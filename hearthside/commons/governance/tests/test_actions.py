from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.guidelines import actions as guidelines
from hearthside.care.guidelines.queries import current_guidelines, draft_guidelines
from hearthside.care.moderation.models import Item
from hearthside.care.safety import detection
from hearthside.care.safety.models import Case
from hearthside.foundation.verdicts import Refused
from hearthside.people.members import actions as members

from .. import actions, queries
from ..models import Answer, Consultation, Policy, Remark, Standing


def end(consultation: Consultation) -> Consultation:
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=timezone.now())
    consultation.refresh_from_db()
    return consultation


def test_members_say_something_about_a_clause(asked, bo, eve):
    made = actions.remark(bo, asked, "no-selling", "Cake should be fine.").remark
    assert made.standing == Standing.SHOWN
    assert queries.remarks_on(asked, "no-selling", eve) == [made]
    assert queries.remarks_on(asked, "no-hate", eve) == []
    assert queries.remarks_on(asked, "no-selling", None) == []


def test_the_same_words_sent_twice_are_one_remark(asked, bo):
    for _time in range(2):
        actions.remark(bo, asked, "", "Good.")
    assert Remark.objects.count() == 1


def test_a_remark_is_read_before_others_can(asked, bo, eve, monkeypatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(detection, "read", broken)
    made = actions.remark(bo, asked, "no-selling", "Cake should be fine.").remark
    assert made.standing == Standing.HELD
    assert queries.remarks_on(asked, "no-selling", bo) == [made]
    assert queries.remarks_on(asked, "no-selling", eve) == []
    assert Item.objects.filter(kind="governance.remark", row=made.pk).exists()


def test_words_of_danger_bring_help_and_a_case_in_the_same_answer(asked, bo, community, ren):
    said = actions.remark(bo, asked, "", "None of this matters. I want to kill myself.")
    assert said.offer
    assert Case.objects.filter(member=bo).exists()


def test_a_row_that_was_never_assessed_is_shown_to_nobody(asked, bo, eve):
    Remark.objects.create(consultation=asked, author=bo, words="…", written_at=timezone.now())
    for viewer in (bo, eve):
        assert queries.remarks_on(asked, "", viewer) == []


def test_blocked_and_muted_people_do_not_meet_here_either(asked, bo, eve, ana):
    made = actions.remark(bo, asked, "", "Good.").remark
    members.block(eve, bo)
    members.mute(ana, bo)
    for viewer in (eve, ana):
        assert queries.remarks_on(asked, "", viewer) == []
        assert not wrap(made).visible_to(viewer)
    members_block_back = actions.remark(eve, asked, "", "Bad.").remark
    assert members_block_back not in queries.remarks_on(asked, "", bo)


def test_after_the_time_is_over_nothing_more_is_said(asked, bo):
    end(asked)
    with pytest.raises(Refused, match="is over"):
        actions.remark(bo, asked, "", "Late.")
    assert not Remark.objects.exists()


def test_a_clause_that_is_not_in_the_draft_is_refused(asked, bo):
    with pytest.raises(Refused, match="not in the draft"):
        actions.remark(bo, asked, "no-such-clause", "Hm.")


def test_members_say_something_about_a_clause_that_would_be_left_out(ola, draft, bo, client_of):
    guidelines.retire_clause(ola, draft.clauses.get(key="no-hate"))
    asked = actions.consult(ola, "Do we need it?", 14)
    actions.remark(bo, asked, "no-hate", "Please keep it.")
    assert [(each.clause.key, each.remarks) for each in queries.what_was_said(asked)] == [("no-hate", 1)]
    page = client_of(bo).get(f"/consultations/{asked.pk}/clauses/no-hate/").content.decode()
    assert "This clause would be left out." in page


def test_one_takes_back_ones_own_words_alone(asked, bo, eve):
    made = actions.remark(bo, asked, "", "Good.").remark
    with pytest.raises(Refused):
        actions.take_back(eve, made)
    actions.take_back(bo, made)
    assert not Remark.objects.exists()


def test_what_members_are_shown_stays_as_it_was(ola, asked, draft):
    guidelines.change_clause(ola, draft.clauses.get(key="no-selling"), text="Cake is fine.")
    guidelines.retire_clause(ola, draft.clauses.get(key="no-hate"))
    asked.refresh_from_db()
    assert asked.clause("no-selling")["text"] == "Not even cake."
    assert asked.clause("no-hate")
    assert [change.clause.key for change in queries.consulted_changes(asked)] == ["no-selling"]


@pytest.mark.parametrize("days", [-1, 0, 2, 91, 10_000])
def test_the_time_is_neither_too_short_nor_too_long(ola, draft, days):
    with pytest.raises(Refused, match="between 3 and 90"):
        actions.consult(ola, "Cake?", days)


def test_members_are_asked_about_one_draft_at_a_time(ola, asked):
    with pytest.raises(Refused, match="asked already"):
        actions.consult(ola, "And pie?", 14)


def test_without_a_draft_there_is_nothing_to_ask_about(ola):
    with pytest.raises(Refused, match="Open a draft"):
        actions.consult(ola, "Cake?", 14)


def test_two_weeks_and_then_two_more(ola, asked):
    before = asked.closes_at
    actions.extend_consultation(ola, asked, 3)
    assert asked.closes_at == before  # never fewer days than were promised
    end(asked)
    actions.extend_consultation(ola, asked, 14)
    assert asked.is_open
    assert asked.closes_at > timezone.now() + timedelta(days=13)


def test_a_draft_is_not_put_in_force_while_members_are_asked(ola, asked, draft):
    with pytest.raises(Refused, match="still being asked"):
        actions.put_in_force(ola, draft, "Cake")
    assert current_guidelines().number == 1
    actions.end_consultation(ola, asked)
    version = actions.put_in_force(ola, draft, "Cake")
    asked.refresh_from_db()
    assert (asked.version, version.number) == (version, 2)
    assert draft_guidelines() is None
    assert [change.clause.key for change in queries.consulted_changes(asked)] == ["no-selling"]


def test_you_said_we_did_is_one_answer_for_each_clause(ola, asked, bo):
    made = actions.remark(bo, asked, "no-selling", "Cake should be fine.").remark
    actions.answer(ola, asked, "no-selling", "Some want cake.", "Nothing yet.")
    actions.answer(ola, asked, "no-selling", "Many want cake.", "We allow cake.")
    actions.answer(ola, asked, "no-selling", "Somebody asked about pie.", "Pie as well.", made)
    actions.answer(ola, asked, "", "You like it.", "We keep it.")
    about = queries.what_was_said(end(asked))
    assert [(each.clause.key if each.clause else "", each.remarks) for each in about] == [("", 0), ("no-selling", 1)]
    assert [answer.did for answer in about[1].answers] == ["We allow cake.", "Pie as well."]
    actions.take_back(bo, made)
    assert Answer.objects.count() == 3  # what was answered stays, without the words


def test_nobody_but_operators_governs(asked, bo, mo, draft):
    for somebody in (bo, mo):
        for attempt in (
            lambda who=somebody: actions.consult(who, "Pie?", 14),
            lambda who=somebody: actions.extend_consultation(who, asked, 14),
            lambda who=somebody: actions.end_consultation(who, asked),
            lambda who=somebody: actions.answer(who, asked, "", "You said", "We did"),
            lambda who=somebody: actions.put_in_force(who, draft, "Mine"),
            lambda who=somebody: actions.set_review(who, Policy.LIMITS, timezone.localdate() + timedelta(days=9)),
        ):
            with pytest.raises(Refused):
                attempt()


# --- when policies are looked at again -------------------------------------------------------------------------


def test_the_newest_day_counts_and_passes(ola, time_machine):
    today = timezone.localdate()
    assert queries.overdue_policies() == []
    actions.set_review(ola, Policy.LIMITS, today + timedelta(days=30))
    actions.set_review(ola, Policy.LIMITS, today + timedelta(days=60), was_read=True, note="Two cases at most.")
    actions.set_review(ola, Policy.PROTOCOL, today + timedelta(days=90))
    for days, overdue in ((30, []), (60, []), (61, ["limits"]), (91, ["limits", "protocol"])):
        time_machine.move_to(timezone.now().replace(hour=12) + timedelta(days=days), tick=False)
        assert [each.policy.value for each in queries.overdue_policies()] == overdue
        time_machine.move_to(timezone.now() - timedelta(days=days), tick=False)


@pytest.mark.parametrize("days", [-400, -1, 0, 366 * 6])
def test_a_day_to_look_again_is_to_come(ola, days):
    with pytest.raises(Refused):
        actions.set_review(ola, Policy.LIMITS, timezone.localdate() + timedelta(days=days))


def test_what_came_of_it_is_kept(ola):
    later = timezone.localdate() + timedelta(days=30)
    actions.set_review(ola, Policy.PHRASES, later)
    actions.set_review(ola, Policy.PHRASES, later, was_read=True, note="Two phrases went.")
    assert [review.note for review in queries.reviews_before()] == ["Two phrases went."]
    assert {standpoint.policy for standpoint in queries.reviews()} == set(Policy)
    assert queries.reviews()[0].policy == Policy.PHRASES
