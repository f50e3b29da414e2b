from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from hearthside.care.helplines import directory
from hearthside.care.helplines.commands import helplines_commands
from hearthside.care.helplines.directory import shelf
from hearthside.care.helplines.importing import Refusal, compile_file

from .cast import channel, record, whole_file


def faults_of(tmp_path: Path, kept: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        compile_file(written(tmp_path, kept))
    return str(refusal.value)


def written(tmp_path: Path, kept: Any) -> Path:
    file = tmp_path / "list.yaml"
    file.write_text(kept if isinstance(kept, str) else yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
    return file


def number(e164: str) -> dict[str, Any]:
    return channel(e164=e164, dial=e164, display=e164)


def short(code: str, **facts: Any) -> dict[str, Any]:
    return channel(**{"e164": None, "dial": code, "display": code, **facts})


@pytest.mark.parametrize("name", ["helplines", "emergency_numbers"])
def test_what_pages_read_is_what_the_sources_say(name):
    assert compile_file(shelf.SHIPPED / f"{name}.yaml").words == (shelf.SHIPPED / f"{name}.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"country": "ZZ", "id": "zz-line"}, "ZZ is not a country in ISO 3166."),
        ({"id": "gb-listening"}, "does not begin with its country, ie"),
        ({"purposes": ["astrology"]}, "“astrology” is not one of"),
        ({"region": "GB-ENG"}, "GB-ENG is not a region of IE"),
        ({"newest_source": "2019"}, "older than 2023"),
        ({"newest_source": "lately"}, "date of the newest source"),
        ({"website": "example.org"}, "the website is no web address"),
        ({"confidence": "confirmed"}, "no channel has the confidence"),
        ({"sources": [{"id": "hearsay", "family": "press"}]}, "hearsay is not in the list of sources"),
        ({"channels": []}, "channels"),
        ({"channels": [channel(e164="+3531", dial="+3531")]}, "does not have the right form"),
        ({"channels": [number("+353999999999")]}, "not a number that exists"),
        ({"channels": [number("+442079460000")]}, "another country than IE"),
        ({"channels": [channel(dial="+35316710072")]}, "what is dialled, +35316710072"),
        ({"channels": [channel(display="01 671 0072")]}, "what is shown, 01 671 0072, is not the number"),
        ({"channels": [short("50808")]}, "in_country_only: true"),
        ({"channels": [short("50808", display="50809", in_country_only=True)]}, "what is shown, 50809"),
        ({"channels": [channel(confidence="confirmed")], "confidence": "confirmed"}, "fewer than two independent"),
        ({"channels": [channel(confidence="confirmed", families=["official", "befrienders-era"])],
          "confidence": "confirmed"}, "fewer than two independent"),
        ({"channels": [channel(sources=["hearsay"])]}, "hearsay is not in the list"),
        ({"channels": [{**channel(), "type": "chat"}]}, "a chat needs an address"),
        ({"channels": [{**channel(), "type": "email", "address": "@"}]}, "no e-mail address"),
        ({"channels": [{key: value for key, value in channel().items() if key != "dial"}]}, "what to dial"),
    ],
)  # fmt: skip
def test_a_wrong_record_is_named_with_what_is_wrong(tmp_path, wrong, sentence):
    said = faults_of(tmp_path, whole_file(record(**wrong)))
    assert sentence in said
    assert wrong.get("id", "ie-listening") in said


def test_two_records_may_not_share_an_id_or_a_rank(tmp_path):
    said = faults_of(tmp_path, whole_file(record(), record()))
    assert "ie-listening: two records have this id." in said
    assert "IE: two helplines have rank 1." in said


def test_every_fault_is_told_at_once(tmp_path):
    said = faults_of(tmp_path, whole_file(record(website="x"), record(id="ie-two", rank=2, newest_source="2001")))
    assert len(said.splitlines()) == 2


def test_a_bare_no_is_explained(tmp_path):
    text = yaml.safe_dump(whole_file(record())).replace("country: IE", "country: NO")
    assert "write 'NO' in quotes" in faults_of(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("helplines: [", "not valid YAML"),
        ("- a\n- b", "not a list of named things"),
        ("people: []", "neither a list"),
        ("helplines: !!python/object/apply:os.system [ls]", "not valid YAML"),
        ("countries: [{country: IE, name: Ireland}, {country: IE, name: Ireland}]", "the country is there twice"),
        ("countries: [{country: QX, name: Nowhere}]", "not a country"),
        ("countries: [{country: IE, name: Ireland, services: {police: {number: 'x', confidence: high, sources: [a]}}}]",
         "IE/services/police/number"),
        ("countries: [{country: IE, name: I, single_number: '112', services: {police: {number: '999', confidence: high,"
         " sources: [a]}}}]", "not the number of each service"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_words(tmp_path, text, sentence):
    assert sentence in faults_of(tmp_path, text)


def test_a_missing_file_is_refused_in_words(tmp_path):
    with pytest.raises(Refusal, match="cannot be read"):
        compile_file(tmp_path / "nothing.yaml")


def test_a_retired_number_is_left_out_in_every_form(tmp_path):
    gone = [{"country": "IE", "service": "old", "number": "01 671 0071; text 50808", "source": "x"}]
    ways = [channel(), channel(type="sms", e164=None, dial="50808", display="50808", in_country_only=True),
            channel(e164="+35316710099", dial="+35316710099", display="01 671 0099")]  # fmt: skip
    compiled = compile_file(written(tmp_path, whole_file(record(channels=ways), retired_numbers=gone)))
    assert compiled.left_out == 2
    assert "16710071" not in compiled.words
    assert "50808" not in compiled.words


def test_a_refused_file_changes_nothing(home, tmp_path):
    answer = CliRunner().invoke(helplines_commands, ["import", str(written(tmp_path, whole_file(record(website="x"))))])
    assert answer.exit_code == 1
    assert "the website is no web address" in answer.output
    assert not directory.has_own_file()


def test_an_operators_own_file_wins(home, tmp_path):
    answer = CliRunner().invoke(helplines_commands, ["import", str(written(tmp_path, whole_file()))])
    assert answer.exit_code == 0, answer.output
    assert [helpline.name for helpline in directory.everything()] == ["Listening line"]


def test_an_unreadable_own_file_never_leaves_people_without_numbers(home):
    (home / "helplines.json").write_text('{"helplines": [')
    assert len(directory.everything()) > 400
