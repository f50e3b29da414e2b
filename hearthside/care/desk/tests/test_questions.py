from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.desk.models import YesNo
from hearthside.care.desk.questions import KEYS, QUESTIONS, level_of
from hearthside.care.desk.wording import look_over
from hearthside.care.safety.models import Urgency

answers = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*YesNo.values, ""]))


def test_safety_is_asked_first_and_thoughts_before_plan_means_and_time():
    assert KEYS == ("safe", "thoughts", "plan", "means", "time", "alone", "helped", "wish")


def test_no_question_does_what_we_advise_against():
    assert not [advice for question in QUESTIONS for advice in look_over(str(question.ask))]


def test_who_is_not_safe_is_in_imminent_danger_whatever_else_they_said():
    assert level_of({"safe": YesNo.NO, "thoughts": YesNo.NO}) == Urgency.IMMINENT


def test_a_plan_with_means_or_a_time_is_imminent_and_a_plan_alone_is_risk():
    assert level_of({"plan": YesNo.YES, "time": YesNo.YES}) == Urgency.IMMINENT
    assert level_of({"plan": YesNo.YES, "means": YesNo.YES}) == Urgency.IMMINENT
    assert level_of({"plan": YesNo.YES}) == Urgency.RISK


def test_nothing_learned_says_nothing():
    assert level_of({}) is None


@given(answers, st.sampled_from(["thoughts", "plan", "means", "time"]))
def test_one_more_yes_never_lowers_the_hint(said, key):
    assert (level_of({**said, key: YesNo.YES}) or 0) >= (level_of({**said, key: YesNo.NO}) or 0)
