"""Languages other than English: lists with context, measured on sentences of our own, off until switched on."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthside.care.safety.detection import COVERAGE, Community, Level, read
from hearthside.care.safety.detection.coverage import LISTED, coverage_of
from hearthside.care.safety.detection.fold import fold
from hearthside.care.safety.detection.language_context import LISTS, cues
from hearthside.care.safety.detection.language_judgement import READINGS
from hearthside.care.safety.detection.language_measures import cases_in, level_in_words, measured
from hearthside.care.safety.detection.lexicon import FOLDER, lexicon
from hearthside.care.safety.detection.wording import HEARD, SENTENCES

CASES = {code: cases_in(Path(__file__).parent / f"cases/language_{code}.jsonl") for code in LISTED}
OPEN = {code: [case for case in cases if not case.kept] for code, cases in CASES.items()}
KEPT = {code: [case for case in cases if case.kept] for code, cases in CASES.items()}
ALL = Community(languages=frozenset(LISTED))
TYPED = st.text(alphabet="quiero mtjnch'’“\"\n-.,¿ßüéñ死我想不自杀。أريدموت्मरनाै\u200dnahi", max_size=200)


@pytest.mark.parametrize("code", LISTED)
def test_each_language_has_its_cases_over_the_whole_ladder(code):
    assert len(CASES[code]) >= 60
    assert len({case.text for case in CASES[code]}) == len({case.id for case in CASES[code]}) == len(CASES[code])
    for cases in (OPEN[code], KEPT[code]):
        serious = [case for case in cases if case.is_serious]
        assert {case.level for case in cases} == set(Level)
        assert {case.subject for case in serious} == {"self", "other"}
        assert sum(case.quiet for case in serious) >= len(serious) / 4
    assert len(KEPT[code]) >= 15


@pytest.mark.parametrize("code", LISTED)
def test_what_the_list_was_made_with_is_found_and_its_look_alikes_are_not(code):
    found = measured(OPEN[code], code)
    assert found.recall >= 0.9
    assert found.false_alarms <= 1


@pytest.mark.parametrize("code", LISTED)
def test_what_operators_are_told_is_what_the_kept_cases_give(code):
    said, found = COVERAGE[code], measured(KEPT[code], code)
    assert (said.recall, said.cases) == (found.recall, found.serious)
    assert (said.false_alarms, said.harmless_cases) == (found.false_alarms, found.harmless)
    assert not said.reviewed_by_native_speaker


def test_a_language_is_off_until_it_is_switched_on():
    assert coverage_of("es", frozenset()).reach == "off"
    assert coverage_of("es", frozenset({"es"})).reach == "words"
    assert coverage_of("it", frozenset({"it"})).reach == "off"
    assert coverage_of("en", frozenset()).reach != "off"
    words, codes = "Quiero matarme.", {"intent_to_kill_self", "wish_to_die"}
    assert not codes & {sign.code for sign in read(words, "es").signs}
    assert not codes & {sign.code for sign in read(words, "es", Community(languages=frozenset({"fr"}))).signs}
    assert codes & {sign.code for sign in read(words, "es", Community(languages=frozenset({"es"}))).signs}


def test_english_is_read_whatever_is_switched_on():
    assert read("I want to die.", "es", ALL).level >= Level.RISK
    assert read("I want to die.", "es").level >= Level.RISK


def test_members_mix_languages_and_each_that_is_on_is_read():
    assert read("Hi all, nice day. Quiero matarme.", "en", ALL).level is Level.RISK
    assert read("मुझे नहीं पता. quiero matarme", "hi", ALL).level is Level.RISK


@pytest.mark.parametrize(
    ("code", "text", "level"),
    [
        # a denial reaches the phrase beside it and no further
        ("es", "No quiero morir.", Level.NONE),
        ("es", "no aguanto mas quiero morir", Level.RISK),
        ("fr", "Je n'ai pas du tout envie de mourir.", Level.NONE),
        ("fr", "Je ne sais pas, j'ai envie de mourir.", Level.RISK),
        ("de", "Ich habe nie daran gedacht, mich umzubringen.", Level.NONE),
        ("de", "Ich schlafe nicht und will sterben.", Level.RISK),
        ("pt", "Nunca pensei em me matar.", Level.NONE),
        ("ar", "لم أفكر في الانتحار", Level.NONE),
        ("ar", "لم تعد عندي أفكار انتحارية", Level.NONE),  # nor does the bare word inside the phrase count
        ("ar", "وأريد أن أموت", Level.RISK),
        ("sw", "Sijawahi kufikiria kujiua.", Level.NONE),
        ("hi", "main marna nahi chahta", Level.NONE),
        ("hi", "main marna chahti hu nahi jeena mujhe", Level.RISK),
        ("zh", "我从来没有想过自杀。", Level.NONE),
        ("zh", "我没有睡，我想死。", Level.RISK),
        # a denial beside a wish not to be is no reassurance
        ("es", "No soy suicida, pero ojalá no despertara mañana.", Level.RISK),
        ("de", "Ich bin nicht suizidal, aber am liebsten würde ich nie wieder aufwachen.", Level.RISK),
        ("zh", "我没有想自杀，只是不想醒来。", Level.RISK),
        # somebody else
        ("es", "Mi prima tiene pensamientos suicidas.", Level.CONCERN),
        ("zh", "她说我想死。", Level.CONCERN),
        ("hi", "usne kaha ki main marna chahta hu", Level.CONCERN),
        # an attempt of years ago, and one of yesterday
        ("es", "En 2012 intenté suicidarme.", Level.CONCERN),
        ("es", "Ayer intenté suicidarme.", Level.RISK),
        ("es", "Hace un año tuve pensamientos suicidas.", Level.CONCERN),
        ("es", "Hace un año tuve pensamientos suicidas y ahora han vuelto.", Level.RISK),
        ("fr", "Il y a dix ans j'ai fait une tentative de suicide.", Level.CONCERN),
        ("hi", "paanch saal pehle maine suicide ki koshish ki thi", Level.CONCERN),
        # quotation, story, study, and what is said to another
        ("fr", "Il chante « je veux mourir » au refrain.", Level.NONE),
        ("zh", "歌词里写着「我不想活了」。", Level.NONE),
        ("pt", "No livro o herói pensa em suicídio.", Level.NONE),
        ("de", "Ich schreibe eine Hausarbeit über Suizid im Alter.", Level.NONE),
        ("sw", "Kama una mawazo ya kujiua, tafadhali piga simu.", Level.NONE),
        ("ar", "إذا كنت تفكر في الانتحار فأنا هنا لأسمعك", Level.NONE),
        # a wish with the means at hand; work is no farewell
        ("es", "Me quiero morir. Ya tengo la soga.", Level.IMMINENT),
        ("pt", "É minha última mensagem no trabalho, obrigado por tudo, amanhã começo em outra empresa.", Level.NONE),
    ],
)
def test_what_stands_around_a_phrase_decides_what_it_means(code, text, level):
    assert level_in_words(text, code) is level


def test_vowel_signs_of_devanagari_keep_words_apart():
    assert fold("मेरी").text != fold("मरी").text
    assert fold("मैं मरना चाहती हूँ").text == fold("मैं मरना चाहती हूं").text
    assert level_in_words("मेरे जाने का टिकट आ गया।", "hi") is Level.NONE


def test_spellings_that_mean_the_same_are_read_alike():
    assert level_in_words("我不想活在這個世界了，沒有意義。", "zh") >= Level.CONCERN
    assert level_in_words("تعبت من الحياه", "ar") is level_in_words("تعبت من الحياة", "ar") is Level.CONCERN
    assert level_in_words("ich moechte nicht mehr leben", "de") is Level.NONE  # a known gap: oe for ö


def test_a_span_is_exact_in_every_script():
    for text, words in (
        ("ok. मैं मरना चाहती हूँ।", "मरना चाहती"),
        ("大家好，我不想活了。", "不想活了"),
        ("Hola. QUIERO MATARME", "QUIERO MATARME"),
    ):
        spans = [text[sign.start : sign.end] for sign in read(text, "en", ALL).signs if sign.level >= Level.RISK]
        assert any(words in span for span in spans), spans


@pytest.mark.parametrize("code", LISTED)
def test_every_file_of_a_language_is_sound(code):
    known = tomllib.loads((FOLDER / code / "context.toml").read_text("utf-8"))
    own = {"denial", "between", "between_after", "denial_after", "says", "other", "generic", "self", "you"}
    assert set(known) <= own | set(LISTS)
    assert {*LISTS, "denial", "says", "other", "self", "you"} <= set(known)
    assert cues(code).denied.pattern
    for entry, _phrase in lexicon(code, "danger").phrases:
        assert entry.code == "harmless" or (entry.code in SENTENCES and entry.code in HEARD | SENTENCES)
        assert entry.code == "harmless" or entry.reading in READINGS


@settings(deadline=None)  # the first reading of a language compiles its lists
@given(st.one_of(st.text(max_size=300), TYPED), st.sets(st.sampled_from([*LISTED, "it", ""])))
def test_any_text_is_read_in_any_set_of_languages(text, languages):
    reading = read(text, "es", Community(languages=frozenset(languages)))
    assert 0 <= reading.risk <= 1
    assert all(0 <= sign.start < sign.end <= len(text) for sign in reading.signs)


@pytest.mark.parametrize("code", LISTED)
@pytest.mark.parametrize("harmful", [True, False])
def test_four_times_the_text_takes_about_four_times_as_long(code, harmful):
    piece = next(case.text for case in OPEN[code] if case.is_serious is harmful) + " "
    level_in_words(piece, code)  # compiles the lists
    short, long = (_seconds((piece * 400)[:length], code) for length in (5_000, 20_000))
    assert long < max(9 * short, 0.1)  # were it quadratic: sixteen times


@pytest.mark.parametrize("piece", ["a", "no ", '"', "nicht mehr ", "quiero ", "我想", "न ", "لا ", "e' ", "de la "])
def test_a_hostile_repetition_is_read_to_its_end_in_every_language(piece):
    assert read(piece * 3000, "en", ALL).risk <= 1


def _seconds(text, code):
    times = []
    for _ in range(2):
        begun = time.process_time()
        level_in_words(text, code)
        times.append(time.process_time() - begun)
    return min(times)
