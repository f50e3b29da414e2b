"""Personal data: what is found, whose it is, and what only looks like it. Every name and number here is invented."""

import time

import pytest

from hearthside.care.safety.detection import Axis, Community, read
from hearthside.care.safety.detection.personal import personal_in

HOLDS = 0.5  # what the gate holds a newcomer's text for


def kinds(text: str) -> set[str]:
    return {f"{found.kind}{' of another' if found.of_another else ''}" for found in personal_in(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ring me on 07700 900214", "phone_number"),
        ("+49 1512 3456789 is my number", "phone_number"),
        ("ring her on 020 7946 0331", "phone_number of another"),
        ("zero seven seven double oh nine hundred one two three", "phone_number"),
        ("lena.hart@example.org", "email_address"),
        ("mail me at jo dot field at example dot org", "email_address"),
        ("my sister's email is p.okafor@example.com", "email_address of another"),
        ("I'm at 14 Bramble Close, Tarrow", "street_address"),
        ("i live at 14 bramble close", "street_address"),
        ("she lives at 8 Quarry Lane", "street_address of another"),
        ("Lindenstraße 22, 10969 Berlin", "street_address"),
        ("221 rue des Lilas, 69003 Lyon", "street_address"),
        ("Calle de los Olmos 17, Madrid", "street_address"),
        ("Via dei Tigli 9, 20131 Milano", "street_address"),
        ("1208 N Maple Ave, Apt 3C, Dayton, OH 45402", "street_address"),
        ("PO Box 118, Farrow Hill", "street_address"),
        ("my snap is mossy_lou99", "handle"),
        ("discord: tealowl#4821", "handle"),
        ("here's his profile https://www.facebook.com/barry.stonehouse.31", "handle of another"),
        ("My name is Sandra Whitlock", "real_name"),
        ("my name is sandra whitlock", "real_name"),
        ("his full name is Darren Pocklington", "real_name of another"),
        ("My therapist Dr Petra Vandermeer says so", "real_name of another"),
        ("I work at Bexcombe Garden Centre", "workplace"),
        ("my ex works at the Tesco in Marlow", "workplace of another"),
    ],
)
def test_it_is_found_and_known_whose_it_is(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Samaritans are on 116 123, any hour. Childline is 0800 1111.",
        "Call 988 if you're in the US, or 1-800-273-8255.",
        "The order number is 4471-2290-1837 and it's still not here.",
        "ISBN 978-1-4028-9462-6, lovely book on grief",
        "Version 10.4.2 crashed on 12.05.2024",
        "I scored 17 on the PHQ-9 and 14 on the GAD-7.",
        "My name is mud at work.",
        "Dr Google says I'm dying, as usual.",
        "@mossy thank you, that was kind",
        "my insta is down again",
        "I walked 5 minutes down the street.",
        "I miss him. I work for the NHS.",
        "Good Morning everyone, Happy Friday!",
    ],
)
def test_helplines_figures_and_turns_of_speech_are_none(text):
    assert kinds(text) == set()


def test_saying_who_one_is_holds_nothing_but_an_address_can():
    def strength(text: str) -> float:
        return read(text, community=Community(trained=False)).axes[Axis.PERSONAL_DATA]

    assert 0 < strength("My name is Sandra Whitlock and I work at Bexcombe Garden Centre.") < HOLDS
    assert strength("I'm at 14 Bramble Close, Tarrow.") >= HOLDS


@pytest.mark.parametrize(
    "piece",
    ["A A ", "1 A ", "1 ", "Rue de la ", "my name is ", "Dr Dr ", "work at ", "@a.", "call ", "a-", "my ex ",
     "he called ", "corner of 1 A ", "one two ", "snap is ", "10 a b ", "lives at 1 a", "1111 Aaa 1", "mail at x dot ",
     "1 rue de de "],
)  # fmt: skip
def test_reading_takes_time_in_step_with_the_length(piece):
    def seconds(length: int) -> float:
        began = time.process_time()
        list(personal_in((piece * length)[:length]))
        return time.process_time() - began

    assert seconds(40_000) < 3
