"""No test here but the last few has a database: whoever touches one fails (pytest-django blocks it)."""

import gzip
import re
from datetime import timedelta
from html import unescape

import pytest
import yaml
from django.test import Client
from django.utils import timezone

from hearthside.care.helplines import directory, overlay, queries, unsent
from hearthside.care.helplines.directory import COUNTRIES, shelf
from hearthside.care.helplines.importing.compiling import retired
from hearthside.care.helplines.models import WrongNumber

pytestmark = pytest.mark.usefixtures("front_door")
LINE = "/help/ie/ie-50808-text-about-it/wrong/"
LIGHT_ENOUGH = 60_000 - 9_000  # bytes; the frame's style sheets weigh the rest


@pytest.fixture(scope="module")
def source():
    return yaml.load((shelf.SHIPPED / "helplines.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def pressed(html: str) -> set[str]:
    return {re.sub(r"\D", "", unescape(href).split("?")[0]) for href in re.findall(r'href="((?:tel|sms):[^"]+)"', html)}


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_every_country_has_an_honest_page_without_the_database(client, code, source):
    html = page(client, f"/help/{code.lower()}/")
    known = directory.emergency(code)
    for number in filter(None, (known.police, known.ambulance, known.fire)):
        assert f'href="tel:{number.number}"' in html
    if not known.is_known:
        assert "We have no emergency number for this place" in html
    if not queries.helplines_in(code):
        assert "We know of no helpline there" in html
    withheld = {re.sub(r"\D", "", way["dial"]) for one in source["helplines"] if one["country"] == code
                for way in one.get("withheld_channels", [])}  # fmt: skip
    mine = {re.sub(r"\D", "", way.dial) for one in directory.for_country(code) for way in one.channels}
    assert not (withheld - mine) & pressed(html)
    assert not retired(
        {"retired_numbers": [one for one in source["retired_numbers"] if one["country"] == code]}
    ) & pressed(html)
    assert "findahelpline.com" in html
    assert len(gzip.compress(html.encode())) < LIGHT_ENOUGH


def test_no_page_prints_a_retired_number(client, source):
    for one in source["retired_numbers"]:
        html = page(client, f"/help/{one['country'].lower()}/")
        assert one["number"] not in html, one


def test_what_only_curators_should_read_is_not_on_the_page(client, source):
    html = page(client, "/help/us/") + page(client, "/help/cl/") + page(client, "/help/in/")
    assert "press 3" not in html
    assert "do not print" not in html
    assert "1800-599-0019" not in html  # the ministry names another line now: held back until checked


def test_the_front_page_asks_for_a_country_and_keeps_nothing(client):
    html = page(client, "/help/")
    assert html.count("<option") == 251
    assert "112 in most of Europe" in html
    answer = client.get("/help/", {"country": "ie"})
    assert answer.url == "/help/ie/"
    assert not answer.cookies


def test_a_country_page_sets_no_cookie(client):
    assert not client.get("/help/ie/").cookies


@pytest.mark.django_db  # what is not there is said by the front page, which may ask who is here
def test_either_case_works_and_what_is_no_country_is_not_there(client):
    assert client.get("/help/IE/").status_code == 200
    assert [match.status_code for match in map(client.get, ("/help/zz/", "/help/zz/x/wrong/"))] == [404, 404]


def test_a_card_says_how_sure_it_is(client):
    html = page(client, "/help/us/")
    assert "confirmed by 6 independent sources" in html
    assert "Not yet checked here. Newest source:" in html
    assert 'href="sms:741741?body=HOME"' in html
    assert "begin with the word HOME" in html
    assert "works only inside the country" in html
    assert "one source only" in html


def test_options_and_the_emergency_number_are_explained(client):
    assert "then choose option 2" in page(client, "/help/gb/")
    assert "this is the emergency number; ask for" in page(client, "/help/se/")
    assert 'href="tel:*4141"' in page(client, "/help/cl/")


def test_medium_and_several_emergency_numbers_are_told(client):
    assert "Not fully confirmed." in page(client, "/help/cd/")
    assert "We have no number that we could check." in page(client, "/help/cd/")
    assert "Other lists also give" in page(client, "/help/al/")
    assert "without saying for what" in page(client, "/help/nf/")


def test_disputed_lines_stand_apart_and_say_so(client):
    html = page(client, "/help/mk/")
    assert html.index("Sources disagree about these") < html.index("mk-alo-bushavko")


def test_filters_narrow_and_nonsense_is_ignored(client):
    assert page(client, "/help/gb/?channel=sms").count('class="card helpline"') < page(client, "/help/gb/").count(
        "card helpline"
    )
    assert "Shout" in page(client, "/help/gb/?channel=sms&open=on")
    assert page(client, "/help/gb/?channel=pigeon&purpose=%00").count("card helpline") == len(
        queries.helplines_in("GB")
    )
    assert "Quebec" in page(client, "/help/ca/?region=CA-QC&open=on&purpose=suicide")


def test_young_people_find_their_lines(client):
    assert "Childline" in page(client, "/help/youth/?country=gb")
    assert "We know of no line for young people" in page(client, "/help/youth/?country=aq")
    assert "<option" in page(client, "/help/youth/?country=nowhere")


def test_the_page_about_the_numbers_gives_credit(client):
    html = page(client, "/help/about/")
    for owed in (
        "Open Government Licence v3.0",
        "Apache License 2.0",
        "CC BY-SA",
        "CC0",
        "Child Helpline International",
    ):
        assert owed in html


def test_titles_say_nothing(client):
    assert "<title>Lantern Room</title>" in page(client, "/help/ie/")


def test_a_check_made_here_is_dated_and_old_ones_are_due(client):
    helpline = queries.helpline_of("IE", "ie-50808-text-about-it")
    for days, words in ((1, "Checked here on"), (100, "due for another look")):
        on = timezone.localdate() - timedelta(days=days)
        finding = overlay.Finding("right", on, helpline.fingerprint)
        overlay.write(overlay.Overlay({helpline.id: finding}, frozenset({helpline.id})))
        html = page(client, "/help/ie/")
        assert words in html
        assert "A reader reported that this may be wrong." in html


@pytest.mark.usefixtures("broken_database")
@pytest.mark.parametrize(
    "address", ["/help/", "/help/ie/", "/help/aq/", "/help/youth/?country=ie", "/help/about/", LINE]
)
def test_help_answers_while_the_database_is_away(client, address):
    client.cookies["session"] = "a session that nobody can look up"
    assert "Get help now" in page(client, address)


def test_a_report_is_taken_while_the_database_is_away(client, home, broken_database):
    answer = client.post(LINE, {"what": "nobody", "words": ""})
    assert answer.url == "/help/ie/"
    assert (home / unsent.NAME).exists()


def test_a_report_without_a_reason_is_asked_again(client):
    html = client.post(LINE, {"words": "hm"}).content.decode()
    assert "Your words are still here" in html
    assert "hm" in html


def test_the_sources_of_a_record_are_named(client):
    html = page(client, LINE)
    assert "Where this comes from" in html
    assert "findahelpline.com" in html


@pytest.mark.parametrize("address", ["/help/ie/nobody/wrong/", "/help/gb/ie-50808-text-about-it/wrong/"])
def test_a_helpline_elsewhere_is_not_there(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_a_reader_reports_a_wrong_number_and_nobody_knows_who(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(LINE, {"what": "hours", "words": "It closes at ten."})
    html = page(client, answer.url)
    assert "Thank you." in html
    assert "A reader reported that this may be wrong." in html
    assert [field.name for field in WrongNumber._meta.fields] == [
        "id",
        "helpline",
        "what",
        "words",
        "made_at",
        "settled_at",
    ]


@pytest.mark.django_db
def test_reports_are_limited_but_never_by_a_broken_counter(client, monkeypatch):
    posts = [client.post(LINE, {"what": "hours"}).status_code for _time in range(8)]
    assert posts[:6] == [302] * 6
    assert posts[6] == 403

    def broken(*_args: object) -> None:
        raise ConnectionError

    monkeypatch.setattr("hearthside.care.helplines.rules.may_try", broken)
    assert client.post(LINE, {"what": "hours"}).status_code == 302
