"""`hearthside screen`: tables as people have them, and the figures it prints."""

import csv
import io
import json

import pytest

from hearthside.care.safety.detection.csv_screen import TableTrouble, screen
from hearthside.care.safety.detection.measures import auroc


def screened(path, **changed):
    asked = {"text_column": "text", "label_column": None, "language": "en", "out": None, "as_json": True} | changed
    stream = io.StringIO()
    screen(path, stream=stream, **asked)
    return json.loads(stream.getvalue()) if asked["as_json"] else stream.getvalue()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "texts.csv"

    def write(content, encoding="utf-8"):
        path.write_bytes(content.encode(encoding))
        return path

    return write


def test_a_missing_column_is_answered_with_those_that_exist(table):
    with pytest.raises(TableTrouble, match="id, body"):
        screened(table("id,body\n1,hello\n"))


def test_a_wrong_encoding_is_answered_with_what_to_do(table):
    with pytest.raises(TableTrouble, match="Save it as"):
        screened(table("text\ncafé\n", encoding="latin-1"))


def test_an_empty_table_is_answered_plainly(table):
    with pytest.raises(TableTrouble, match="is empty"):
        screened(table(""))


def test_an_empty_cell_is_level_none(table):
    assert screened(table("id,text\n1,\n2,I want to die\n"))["levels"] == {
        "none": 1,
        "concern": 0,
        "risk": 1,
        "imminent": 0,
    }


def test_nul_bytes_and_a_byte_order_mark_do_no_harm(table):
    assert screened(table("\ufefftext\nI want\0 to die\n"))["texts"] == 1


def test_a_huge_field_is_read(table):
    assert screened(table('text\n"' + "A calm day by the sea. " * 10_000 + '"\n'))["levels"]["none"] == 1


def test_labels_give_recall_precision_and_false_alarms(table):
    summary = screened(
        table("text,label\nI want to die,1.0\nSoup today,0\nThe sun is out,true\nRain,false\nSnow,\n"),
        label_column="label",
    )
    at_concern = summary["at_level_or_higher"][0]
    assert (summary["labelled"], summary["positive"]) == (4, 2)
    assert (at_concern["recall"], at_concern["precision"], at_concern["false_alarms_per_1000"]) == (0.5, 1.0, 0.0)


def test_an_unknown_label_is_named_with_its_row(table):
    with pytest.raises(TableTrouble, match="Row 1 has the label “maybe”"):
        screened(table("text,label\na,1\nb,maybe\n"), label_column="label")


def test_the_file_of_results_has_one_row_per_text_in_order(table, tmp_path):
    out = tmp_path / "results.csv"
    screened(table('text\nSoup today\n"Well,\nI want to die"\n'), out=out)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["row"], row["level"]) for row in rows] == [("0", "none"), ("1", "risk")]
    assert json.loads(rows[1]["signs"])[0]["sentence"] == "Names a wish to die or not to be alive."
    assert 0 < float(rows[1]["axis_self"]) <= 1


def test_people_get_a_table(table):
    assert "false alarms per 1,000" in screened(
        table("text,label\nI want to die,1\nSoup,0\n"), label_column="label", as_json=False
    )


def test_ranking_counts_ties_as_half():
    assert auroc([(0.9, True), (0.1, False)]) == 1.0
    assert auroc([(0.5, True), (0.5, False)]) == 0.5
    assert auroc([(0.5, True)]) is None
