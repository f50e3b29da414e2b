from hearthside.people.members.warnings import WARNINGS, label_of, treatment


def test_labels_come_by_code_and_unknown_codes_stay():
    assert label_of("suicide") == "Suicide"
    assert label_of("from_later") == "from_later"
    assert len(WARNINGS) == 14


def test_the_most_careful_choice_wins():
    choices = {"suicide": "hide", "abuse": "show"}
    assert treatment(choices, ["abuse", "suicide"]) == "hide"
    assert treatment(choices, ["abuse", "trauma"]) == "fold"
    assert treatment(choices, ["abuse"]) == "show"
    assert treatment({}, ["abuse"]) == "fold"
    assert treatment({}, []) == "show"
