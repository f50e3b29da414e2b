"""The soft look over a draft: what it points at, and what it leaves in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.desk.replies import shipped
from hearthside.care.desk.wording import HABITS_BESIDE_THE_BOX, look_over

POINTED_AT = {
    "promise": [
        "I promise you will get through this.",
        "Everything is going to be alright.",
        "It will get better, you will see.",
        "Things will be fine.",
        "I'll always be here for you.",
        "I will always be there.",
        "I won't tell anyone.",
        "We will never let anybody know.",
        "This stays between us.",
        "You can count on me.",
        "Nothing bad will happen to you.",
    ],
    "tough_love": [
        "Pull yourself together.",
        "Others have it worse than you.",
        "People have it so much worse.",
        "Is it a cry for help?",
        "That would be selfish.",
        "Please calm down.",
        "Look on the bright side!",
        "You just need to think of nicer things.",
        "Are you looking for attention?",
    ],
    "blame": [
        "My uncle committed suicide.",
        "Do you want to commit suicide?",
        "Was it a failed attempt?",
        "a successful suicide",
    ],
    "method": [
        "Do you have pills at home?",
        "Please put the rope away.",
        "Are you going to hang yourself?",
        "Were you going to jump off something?",
        "Is there a gun in the house?",
    ],
    "diagnosis": [
        "You are clearly depressed.",
        "It sounds like you're bipolar.",
        "You have a personality disorder.",
        "I think you may have PTSD.",
        "That sounds like psychosis.",
    ],
    "argument": [
        "Think of your family.",
        "Please think about your kids.",
        "How would your mother feel?",
        "You have so much to live for.",
        "It is a permanent solution to a temporary problem.",
        "That's not true.",
        "You don't really want to die.",
        "You shouldn't think that.",
        "Suicide is never the answer.",
    ],
}
LEFT_IN_PEACE = [
    "Are you thinking about ending your life?",
    "Are you thinking of killing yourself?",
    "I cannot promise that everything will be fine, and I am here now.",
    "I can't promise you that.",
    "I am not saying that you are depressed.",
    "You wrote “I am just attention seeking”. I do not see it so.",
    'You wrote "others have it worse". Who told you that?',
    "Is what you would use near you? Could you move away from it?",
    "When it was this heavy before, what got you through?",
    "I do not know whether it will be better tomorrow. I would like to know how tonight is.",
    "Would it be better to write or to talk?",
    "Your family sounds important to you. Is anybody awake?",
    "My name is Rose, and I am on duty.",
    "I am on the train home, and my colleague takes over.",
    "You are not a burden for asking.",
    "I have read about your brother, who died by suicide.",
    "",
]


@pytest.mark.parametrize(
    ("habit", "draft"), [(habit, draft) for habit, drafts in POINTED_AT.items() for draft in drafts]
)
def test_a_phrase_that_hurts_is_pointed_at(habit, draft):
    assert habit in {advice.habit.key for advice in look_over(draft)}


@pytest.mark.parametrize("draft", LEFT_IN_PEACE)
def test_good_words_are_left_in_peace(draft):
    assert look_over(draft) == []


@pytest.mark.parametrize("reply", shipped("en").values(), ids=lambda reply: reply.key)
def test_no_shipped_reply_does_what_we_advise_against(reply):
    assert look_over(reply.words) == []


def test_every_habit_says_what_to_say_instead():
    assert all(habit.label and habit.instead for habit in HABITS_BESIDE_THE_BOX)
    assert {habit.key for habit in HABITS_BESIDE_THE_BOX} == set(POINTED_AT)


def test_what_was_said_before_is_found_again_by_its_place():
    draft = "Hello.\nI promise, and think of your family."
    assert [draft[advice.start : advice.end] for advice in look_over(draft)] == [
        advice.found for advice in look_over(draft)
    ]


@given(st.text(max_size=400))
def test_no_draft_breaks_it(draft):
    for advice in look_over(draft):
        assert draft[advice.start : advice.end] == advice.found
