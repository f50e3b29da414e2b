"""The trained reader: what it finds, what it leaves alone, and that phrases read on without it."""

import json
import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hearthside.care.safety.detection import Axis, Community, Level, Reading, read
from hearthside.care.safety.detection.trained import about, state, status
from hearthside.care.safety.detection.trained.english import is_english
from hearthside.care.safety.detection.trained.windows import EACH, MOST, WHOLE, parts_of, windows_of

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "functional_dev.jsonl").read_text("utf-8").splitlines()
]
# A little below what was measured when the artefact was made; see MODEL_CARD.md.
FLOORS = {"looked at": 0.56, "quiet": 0.5, "imminent": 0.72, "flagged": 0.08, "at risk": 0.045}
QUIET = "I've found homes for both cats and paid the rent up to Friday. After that nobody needs to worry about me."
LETTERS = (
    "I wrote the letters to all of them last night and put my keys in the envelope, so nobody has to break the door "
    "when I'm gone."
)
EVERYDAY = [
    "We painted the kitchen at the weekend and my sister chose the colour. ",
    "The bus was late again and the new manager was kind about it. ",
    "Does anyone have a recipe for lentil soup that children will eat? ",
    "My phone finally got its update and now the alarm sounds like a duck. ",
]


@pytest.fixture(scope="module")
def readings() -> list[tuple[dict, Reading]]:
    return [(case, read(case["text"])) for case in CASES]


@pytest.fixture
def artefact(tmp_path):
    """A copy of the artefact, to be broken."""
    folder = tmp_path / "artefact"
    shutil.copytree(about.FOLDER, folder)
    with state.reading_from(folder):
        yield folder


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_it_reads_here():
    found = status()
    assert found.reads, found.reason
    assert found.version


def test_it_finds_what_no_phrase_does():
    assert read(QUIET, community=Community(trained=False)).level == Level.NONE
    assert read(QUIET).level >= Level.CONCERN


def test_recall_on_the_development_cases_is_not_below_what_was_measured(readings):
    dangers = [(case, reading) for case, reading in readings if case["level"] != "none"]
    assert share([reading.level >= Level.CONCERN for _, reading in dangers]) >= FLOORS["looked at"]
    quiet = [reading.level >= Level.CONCERN for case, reading in dangers if case["quiet"]]
    assert share(quiet) >= FLOORS["quiet"]
    imminent = [reading.level >= Level.CONCERN for case, reading in dangers if case["level"] == "imminent"]
    assert share(imminent) >= FLOORS["imminent"]


def test_harmless_development_cases_are_left_alone_as_measured(readings):
    harmless = [reading for case, reading in readings if case["level"] == "none"]
    assert share([reading.level >= Level.CONCERN for reading in harmless]) <= FLOORS["flagged"]
    assert share([reading.level >= Level.RISK for reading in harmless]) <= FLOORS["at risk"]


def test_everyday_talk_is_left_alone():
    assert [read(text).level for text in EVERYDAY] == [Level.NONE] * len(EVERYDAY)


def test_one_sentence_buried_in_a_long_post_is_found_and_shown():
    post = "".join(EVERYDAY * 4) + LETTERS + " " + "".join(EVERYDAY * 4)
    reading = read(post)
    assert reading.level >= Level.CONCERN
    sign = next(sign for sign in reading.signs if sign.code.startswith("trained_"))
    shown = post[sign.start : sign.end]
    assert shown in LETTERS


def test_spans_lie_inside_the_text_as_it_was_written(readings):
    for case, reading in readings:
        for sign in reading.signs:
            if sign.code.startswith(("trained_", "against_")):
                assert 0 <= sign.start < sign.end <= len(case["text"])


def test_each_sign_has_a_sentence_of_its_own_for_responder_and_writer(readings):
    for code in {sign.code for _, reading in readings for sign in reading.signs if sign.code.startswith("trained_")}:
        sign = next(sign for _, reading in readings for sign in reading.signs if sign.code == code)
        assert "trained reader" in str(sign.sentence)
        assert str(sign.heard).startswith(("You wrote", "What you wrote"))


def test_what_speaks_against_it_carries_no_level(readings):
    against = [sign for _, reading in readings for sign in reading.signs if sign.code.startswith("against_")]
    assert against
    assert all(sign.level == Level.NONE and sign.weight == 0 for sign in against)


def test_chances_fall_from_level_to_level_and_lie_between_nought_and_one(readings):
    chances = [reading.chance for _, reading in readings if reading.chance is not None]
    assert len(chances) > 0.9 * len(readings)
    assert all(0 <= chance <= 1 for chance in chances)


def test_reading_twice_gives_the_same(readings):
    assert [read(case["text"]) for case, _ in readings[:40]] == [reading for _, reading in readings[:40]]


def test_readings_side_by_side_are_the_same_as_one_after_another(readings):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda item: read(item[0]["text"]), readings[:40]))
    assert found == [reading for _, reading in readings[:40]]


def test_the_operator_can_switch_it_off(settings):
    settings.DETECTION_TRAINED = False
    assert read(QUIET).level == Level.NONE
    assert read(QUIET).chance is None
    assert status().reason == "switched off by HEARTHSIDE_DETECTION_TRAINED"


def test_without_it_phrases_read_on(settings):
    settings.DETECTION_TRAINED = False
    assert read("I want to die.").level >= Level.RISK


@pytest.mark.parametrize("name", ["reader.onnx", "words.txt", "ranking.npy", "linear.npz"])
def test_a_changed_file_is_not_used_and_said_once(artefact, name, caplog):
    (artefact / name).write_bytes((artefact / name).read_bytes()[:-1] + b"~")
    with caplog.at_level(logging.ERROR, logger=state.__name__):
        assert read(QUIET).level == Level.NONE
        assert read("I want to die.").level >= Level.RISK
    assert [record.message for record in caplog.records] == [
        f"the trained reader cannot be used, phrases alone are read: {name} is not the file that was trained"
    ]
    assert status().reason == f"{name} is not the file that was trained"


@pytest.mark.parametrize("name", ["reader.onnx", "about.json"])
def test_a_missing_file_is_no_failure(artefact, name):
    (artefact / name).unlink()
    assert read("I want to die.").level >= Level.RISK
    assert not status().reads
    assert name in status().reason


def test_a_network_that_cannot_be_loaded_is_no_failure(artefact):
    (artefact / "reader.onnx").write_bytes(b"nothing of use")
    facts = json.loads((artefact / "about.json").read_text("utf-8"))
    facts["files"]["reader.onnx"] = about.checksum_of(artefact / "reader.onnx")
    (artefact / "about.json").write_text(json.dumps(facts), "utf-8")
    assert read("I want to die.").level >= Level.RISK
    assert not status().reads


def test_the_artefact_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in about.FOLDER.iterdir()) <= 40_000_000


def test_the_artefact_says_what_it_learnt_from():
    facts = json.loads((about.FOLDER / about.ABOUT).read_text("utf-8"))
    learnt_from = set(facts["learnt_from"])
    assert any(name.startswith("train_") for name in learnt_from)
    assert not any(name.startswith("functional") for name in learnt_from)
    assert all(len(file["sha256"]) == 64 for file in facts["learnt_from"].values())


def test_other_languages_are_left_to_their_lists():
    assert is_english("i do not know what to do and i am so tired of it")
    assert not is_english("no sé qué hacer y estoy muy cansada de todo esto")
    assert read("No quiero despertar mañana, ya he dejado todo arreglado para el viernes.").chance is None


def test_nothing_to_read_is_no_failure():
    for text in ("", " ", "💀", "....", "\n\n", "the"):
        read(text)


def test_a_worry_about_somebody_is_about_another():
    reading = read(
        "My sister gave her dog to the neighbour and said she won't need her room after Sunday. I'm scared for her."
    )
    assert reading.level >= Level.CONCERN
    assert any(sign.axis is Axis.OTHER for sign in reading.signs)


def test_a_long_text_costs_no_more_windows_than_promised():
    reader = state.loaded()
    assert reader is not None
    passage = _passage("".join(EVERYDAY * 50))
    windows = windows_of(parts_of(passage, reader.encoder.vocabulary), reader.encoder.ranks)
    assert len(windows) == MOST
    assert all(len(window.numbers) <= EACH for window in windows)
    assert MOST * EACH <= 1.5 * WHOLE


def _passage(text: str):
    from hearthside.care.safety.detection.fold import fold
    from hearthside.care.safety.detection.passage import Passage
    from hearthside.care.safety.detection.spelling import spelled

    return Passage(text, "en", spelled(fold(text)))
