"""The axes beside the ladder, on cases written for this project; no word of a real person stands here.

Cases marked "kept" were written after the phrases, in other words on purpose, and nothing was repaired for them: they
say what the next sentence will meet with. Their floors lie a little below what was measured; see docs/detection.md.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from hearthside.care.safety.detection import Axis, Community, Level, Reading, read
from hearthside.care.safety.detection.axes_model import AXES, is_there, scored, scoring
from hearthside.care.safety.detection.detectors.learned_axes import STRONGEST
from hearthside.care.safety.detection.signs import Sign
from hearthside.care.safety.detection.wording import SENTENCES

CASES = Path(__file__).parent / "cases"
HOLDS = 0.5  # what the gate holds a text for, on the axes that hold at all
MARKED = 0.2  # below it a strength is a hint, such as a name that may be a public person's
# Of the repaired cases at least so many in 100 found, at most so many look-alikes; of the kept ones likewise.
FLOORS = {
    "abuse": (90, 5, 0, 10),
    "eating": (80, 12, 5, 12),
    "encouragement": (80, 8, 5, 12),
    "grooming": (85, 8, 0, 10),
    "hate": (95, 8, 5, 12),
    "medical_claim": (90, 5, 10, 12),
    "medication": (90, 13, 20, 10),
    "method": (90, 7, 5, 12),
    "money": (95, 8, 10, 10),
    "personal_data": (95, 7, 60, 12),
    "sexual": (85, 8, 10, 10),
    "threat": (90, 7, 5, 10),
    "topic": (95, 5, 5, 10),
}


def phrases_and_model(text: str) -> Reading:
    """Without the trained crisis stage, which says nothing of these axes."""
    return read(text, community=Community(trained=False))


@cache
def cases(axis: str) -> list[dict]:
    lines = (CASES / f"axis_{axis}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def share_found(axis: str, is_positive: bool, is_kept: bool) -> float:
    some = [case for case in cases(axis) if bool(case["axes"]) == is_positive and case.get("kept", False) == is_kept]
    return 100 * sum(is_found(case, axis) for case in some) / len(some)


def is_found(case: dict, axis: str) -> bool:
    reading = phrases_and_model(case["text"])
    if axis == "topic":
        return bool(set(reading.topics) & set(case["topics"]) if case["axes"] else reading.topics)
    return reading.axes[Axis(axis)] >= MARKED


@pytest.mark.parametrize("axis", FLOORS)
def test_each_axis_has_its_cases_and_as_many_look_alikes(axis):
    positive = [case for case in cases(axis) if case["axes"]]
    assert min(len(positive), len(cases(axis)) - len(positive)) >= 60
    assert len({case["text"] for case in cases(axis)}) == len(cases(axis))
    assert sum(case.get("kept", False) for case in cases(axis)) * 10 >= len(cases(axis)) * 2.5


@pytest.mark.parametrize("axis", FLOORS)
def test_what_was_repaired_stays_found(axis):
    assert share_found(axis, is_positive=True, is_kept=False) >= FLOORS[axis][0]


@pytest.mark.parametrize("axis", FLOORS)
def test_look_alikes_are_left_alone(axis):
    assert share_found(axis, is_positive=False, is_kept=False) <= FLOORS[axis][1]


@pytest.mark.parametrize("axis", FLOORS)
def test_what_was_never_repaired_does_not_get_worse(axis):
    assert share_found(axis, is_positive=True, is_kept=True) >= FLOORS[axis][2]
    assert share_found(axis, is_positive=False, is_kept=True) <= FLOORS[axis][3]


def test_most_axes_are_marked_on_cases_of_other_hands():
    lines = (CASES / "functional_dev.jsonl").read_text("utf-8").splitlines()
    found = total = false = others = 0
    for case in map(json.loads, lines):
        reading = phrases_and_model(case["text"])
        wanted = set(case["axes"]) | ({"hate"} if "abuse" in case["axes"] else set())
        marked = {str(axis) for axis in AXES if reading.axes[Axis(axis)] >= MARKED}
        found += bool(wanted & (marked | _personal(reading)))
        total += bool(wanted)
        others += not wanted
        false += not wanted and bool(marked)
    assert found / total >= 0.5
    assert false / others <= 0.05


def _personal(reading: Reading) -> set[str]:
    return {"personal_data"} if reading.axes[Axis.PERSONAL_DATA] >= MARKED else set()


@pytest.mark.parametrize(
    "text",
    [
        "I've got the tablets in front of me and I'm scared of myself.",
        "I took an overdose two years ago. I'm still ashamed to say the word.",
        "I want to die. I don't want to do anything, I just want it.",
        "Sometimes I think everyone would be better off without me.",
        "I purged again tonight. I'm so tired of this.",
        "tonight i cut again, i'm so disappointed in myself",
        "I want to stop taking my meds and I don't know who to tell.",
        "My dad called me a worthless pig every day till I was sixteen.",
        "He told me not to tell anyone. I was nine. I'm telling you now.",
        "I owe eight thousand and I can't open the letters any more.",
        "I was raped at nineteen and the threats went on for a year.",
    ],
)
def test_telling_of_ones_own_state_is_no_breach(text):
    reading = phrases_and_model(text)
    breaches = {axis for axis in AXES if reading.axes[Axis(axis)] >= HOLDS}
    assert breaches == set()


@pytest.mark.parametrize(
    "text",
    [
        "bitch I got the job!!! 😭😭",
        "My nigga finally got his own place, proud of him.",
        "we was broke as hell growing up but mama ain't never let us go hungry",
        "these hoes ain't loyal is stuck in my head all day",
        "lmao y'all wild, love this group",
        "boss been on my ass all week, I'm finna take a day",
        "She a bad bitch and her sugar is down, thank you Lord",
        "ain't shit changed but I'm still here",
        "fuck this week, honestly",
        "Us queers have to stick together.",
        "crip time is real, I'm late to everything and I've made peace with it",
    ],
)
def test_swearing_at_nobody_and_words_of_ones_own_people_are_not_abuse(text):
    reading = phrases_and_model(text)
    assert reading.axes[Axis.ABUSE] == 0
    assert reading.axes[Axis.HATE] == 0


@pytest.mark.parametrize(
    ("having", "asking", "telling"),
    [
        (
            "The rope is in the garage and I know it is there.",
            "does it hurt when you hang yourself or do you black out straight away",
            "The rope has to be the thick kind and the knot goes to the side, that's what everyone gets wrong.",
        )
    ],
)
def test_having_means_asking_how_and_telling_how_are_told_apart(having, asking, telling):
    assert phrases_and_model(having).axes[Axis.METHOD] == 0
    assert "asks_for_method" in codes(asking)
    assert "tells_how" in codes(telling)


def codes(text: str) -> set[str]:
    return {sign.code for sign in phrases_and_model(text).signs}


def test_what_the_model_found_alone_never_holds_a_text():
    assert STRONGEST < HOLDS
    for axis in FLOORS:
        for case in cases(axis):
            signs = [sign for sign in phrases_and_model(case["text"]).signs if sign.code.startswith("learned_")]
            for sign in signs:
                same = [other for other in phrases_and_model(case["text"]).signs if other.axis is sign.axis]
                assert same == [sign], "the model speaks only where no phrase does"
                assert sign.weight < HOLDS


def test_the_model_names_the_words_that_weighed_most():
    text = "Tell them the nurse said so and flush your tablets, everybody does."
    assert set(scored(text.lower()).telling("medication")) <= set(
        text.lower().replace(",", "").replace(".", "").split()
    )


def test_without_its_file_the_model_is_left_out_and_phrases_go_on(monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(scoring, "FOLDER", tmp_path)
    scoring._model.cache_clear()
    try:
        assert not is_there()
        assert phrases_and_model("kill yourself, loser").axes[Axis.ENCOURAGEMENT] > 0
        assert "left out" in caplog.text
    finally:
        monkeypatch.undo()
        scoring._model.cache_clear()
    assert is_there()


def test_every_code_has_a_sentence_for_people():
    seen: set[Sign] = set()
    for axis in FLOORS:
        for case in cases(axis):
            seen.update(sign for sign in phrases_and_model(case["text"]).signs if sign.axis is not Axis.TOPIC)
    assert {sign.code for sign in seen} - set(SENTENCES) == set()
    assert {f"learned_{axis}" for axis in AXES} <= set(SENTENCES)


def test_axes_beside_the_ladder_raise_no_level():
    for axis in ("money", "medication", "medical_claim", "hate", "sexual", "eating", "personal_data"):
        for case in cases(axis):
            signs = [sign for sign in phrases_and_model(case["text"]).signs if str(sign.axis) == axis]
            assert all(sign.level is Level.NONE for sign in signs)
