import pytest
from django.utils import timezone

from hearthside.care.respite import actions, rules
from hearthside.care.respite.models import (
    Break,
    Debrief,
    Dose,
    Override,
    StayedWithYou,
    Talk,
    TopicRest,
    WellbeingCheck,
)
from hearthside.care.respite.personal_data import RespiteData

OWN = (Dose, Override, Break, TopicRest, Debrief, StayedWithYou, Talk, WellbeingCheck)
pytestmark = pytest.mark.django_db


@pytest.fixture
def much(ren):
    """One of everything that is kept about a helper."""
    actions.rest_from_topics(ren, ["smoke"])
    actions.override(ren, "Only I know them.")
    actions.count_dose(ren, 1, 3, ["smoke"])
    actions.take_break(ren)
    actions.keep_debrief(ren, actions.after_hard_case(ren, 1), "I was calm.")
    actions.answer_what_stayed(ren, StayedWithYou.objects.get(), "some", "A little, at night.")
    actions.ask_for_talk(ren, "Mornings")
    actions.answer_wellbeing(ren, dict.fromkeys(rules.QUESTIONS, "partly"), "Short nights")
    return ren


def test_the_copy_holds_everything_in_words(much):
    copy = str(RespiteData().export(much))
    told = ("smoke", "Only I know them.", "I was calm.", "A little, at night.", "Mornings", "Short nights", "Partly")
    assert not [words for words in told if words not in copy]
    assert "When your turn is over" in copy
    assert {type(value) for row in RespiteData().export(much) for value in row.values()} <= {str, int}


def test_erasure_leaves_nothing_of_a_helper(much, sol):
    actions.take_break(sol)
    RespiteData().erase(much, keep_words=True)
    assert {model.__name__: model.objects.filter(member=much).count() for model in OWN} == dict.fromkeys(
        (model.__name__ for model in OWN), 0
    )
    assert Break.objects.filter(member=sol).exists()


def test_a_talk_loses_a_supervisor_who_leaves_and_waits_for_another(ren, sol):
    talk = actions.ask_for_talk(ren)
    actions.offer_time(sol, talk, timezone.now())
    RespiteData().erase(sol, keep_words=False)
    talk.refresh_from_db()
    assert (talk.supervisor, talk.offered_for, talk.ended_at) == (None, None, None)
