"""The list that comes with this software, looked at as a whole."""

from hearthside.care.helplines import directory
from hearthside.care.helplines.directory import COUNTRIES, countries, country_name


def test_every_country_has_a_name_and_an_answer():
    assert len(COUNTRIES) == len(countries()) == 250
    assert country_name("XK") == "Kosovo"
    assert [code for code in COUNTRIES if not country_name(code, "de")] == []


def test_ten_territories_have_no_emergency_number_and_say_so():
    unknown = {code for code in COUNTRIES if not directory.emergency(code).is_known}
    assert unknown == {"AQ", "BQ", "BV", "CC", "HM", "NF", "PN", "SJ", "TF", "UM"}


def test_a_number_that_only_weak_lists_give_is_not_among_the_others():
    united = directory.emergency("US")
    assert united.single
    assert united.single.number == "911"


def test_countries_stand_in_alphabetical_order_whatever_the_accents():
    names = list(countries("en").values())
    assert names.index("Åland Islands") < names.index("Albania")


def test_what_people_rely_on_is_there():
    dialled = {(one.country, way.dial) for one in directory.everything() for way in one.channels}
    wanted = {("US", "988"), ("US", "741741"), ("US", "+18006624357"), ("GB", "116123"), ("GB", "85258"),
              ("CA", "988"), ("AU", "131114"), ("NZ", "1737"), ("IE", "116123"), ("IE", "50808")}  # fmt: skip
    assert wanted <= dialled


def test_nothing_comes_from_one_aggregator_alone():
    families = [{origin.family for origin in one.origins} for one in directory.everything()]
    assert not [family for family in families if family <= {"throughline", "befrienders-era"}]
