from datetime import timedelta

import pytest
from django.utils import timezone

from hearthside.care.helplines.directory import countries
from hearthside.care.helplines.queries import routes_for
from hearthside.care.rota.actions import start_shift
from hearthside.care.safety.barriers import BARRIERS, Situation, barrier
from hearthside.care.safety.card import Asked, card_for
from hearthside.care.safety.models import Case, Offer, OfferCount, Urgency

pytestmark = pytest.mark.django_db


def an_offer(member, level=Urgency.RISK):
    return Offer.objects.create(member=member, level=level, codes=["wish_to_die"], made_at=timezone.now())


@pytest.fixture
def on_duty(ren):
    return start_shift(ren, "triage", 2)


def test_the_card_is_never_a_bare_list_of_numbers(client_of, ana):
    page = client_of(ana).get(f"/support/{an_offer(ana).pk}/").content.decode()
    assert "hard to reach out" in page
    assert page.count('type="radio"') == len(BARRIERS)
    assert "tel:" not in page


def test_it_says_what_was_heard_without_a_label(client_of, ana):
    page = client_of(ana).get(f"/support/{an_offer(ana).pk}/").content.decode()
    assert "You wrote that you do not want to be alive." in page
    assert not any(word in page.lower() for word in ("imminent", "data-level", "suicid", "at risk"))


def test_a_barrier_is_answered_and_at_most_three_routes_follow(client_of, ana):
    page = client_of(ana).post(f"/support/{an_offer(ana).pk}/", {"barrier": "overheard", "country": "GB"})
    text = page.content.decode()
    assert "write instead of talking" in text
    assert len(page.context["card"].helplines) <= 3
    assert page.context["card"].helplines


def test_someone_who_could_be_overheard_gets_ways_to_write_first(ana):
    ana.country = "GB"
    for line in card_for(an_offer(ana), Asked(barrier("overheard"))).helplines:
        assert {channel.type for channel in line.channels} <= {"sms", "chat", "whatsapp", "email"}


def test_without_a_country_the_card_asks_and_offers_the_international_directory(client_of, ana):
    client, offer = client_of(ana), an_offer(ana)
    assert "Which country are you in?" in client.get(f"/support/{offer.pk}/").content.decode()
    answer = client.post(f"/support/{offer.pk}/", {"barrier": "cost"}).content.decode()
    assert "international directories" in answer
    assert "Show what is there" in answer  # the country can still be named, for the same answer


def test_the_country_named_afterwards_brings_the_lines_and_counts_the_barrier_once(client_of, ana):
    client, offer = client_of(ana), an_offer(ana)
    client.post(f"/support/{offer.pk}/", {"barrier": "cost"})
    page = client.post(f"/support/{offer.pk}/", {"barrier": "cost", "country": "IE", "again": "yes"})
    assert page.context["card"].helplines
    assert OfferCount.objects.get(what="barrier:cost").count == 1


def test_what_was_chosen_is_not_stored_with_the_person(client_of, ana):
    offer = an_offer(ana)
    client_of(ana).post(f"/support/{offer.pk}/", {"barrier": "afraid", "country": "IE", "only_writes": "on"})
    ana.refresh_from_db()
    assert ana.country == ""
    assert OfferCount.objects.get().what == "barrier:afraid"


def test_a_card_is_for_its_writer_alone(client_of, ana, bo):
    assert client_of(bo).get(f"/support/{an_offer(ana).pk}/").status_code == 404


@pytest.mark.parametrize("sent", [{"barrier": "<script>"}, {"barrier": "x" * 99, "country": "Atlantis"}, {}])
def test_what_makes_no_sense_still_gets_an_answer(client_of, ana, sent):
    page = client_of(ana).post(f"/support/{an_offer(ana).pk}/", sent)
    assert page.status_code == 200
    assert "You do not owe us a reason" in page.content.decode()


def test_imminent_puts_a_person_first_while_somebody_is_here(client_of, ana, on_duty):
    page = client_of(ana).get(f"/support/{an_offer(ana, Urgency.IMMINENT).pk}/").content.decode()
    assert page.index("Write with a person") < page.index("hard to reach out")


def test_at_night_helplines_come_first_and_nobody_is_promised(client_of, ana):
    ana.country = "GB"
    ana.save()
    page = client_of(ana).get(f"/support/{an_offer(ana, Urgency.IMMINENT).pk}/").content.decode()
    assert page.index('class="routes"') < page.index("hard to reach out") < page.index("Write with a person")
    assert "Nobody is on duty right now" in page
    assert "If it is happening right now" in page


def test_by_day_the_question_comes_before_any_number(client_of, ana, on_duty):
    ana.country = "GB"
    ana.save()
    page = client_of(ana).get(f"/support/{an_offer(ana).pk}/").content.decode()
    assert "tel:" not in page
    assert 'class="routes"' not in page


def where(member, chosen, **asked):
    return card_for(an_offer(member), Asked(barrier(chosen), **asked)).situation


def test_the_answer_follows_what_is_true(ana, on_duty):
    assert where(ana, "words") == Situation.NO_COUNTRY
    assert where(ana, "words", country="GB") == Situation.ORDINARY
    assert where(ana, "words", country="GB", only_writes=True) == Situation.WRITING


def test_the_answer_follows_the_rota(ana):
    assert where(ana, "words", country="GB") == Situation.NIGHT


def test_where_no_line_can_be_written_to_it_says_what_to_do_instead(client_of, ana, on_duty):
    country = a_country_with_phones_alone(ana)
    assert where(ana, "overheard", country=country) == Situation.NO_LINE
    assert where(ana, "words", country=country) == Situation.ORDINARY
    page = client_of(ana).post(f"/support/{an_offer(ana).pk}/", {"barrier": "overheard", "country": country})
    text = page.content.decode()
    assert "no line there that you can write to" in text
    assert "For a moment when you can talk" in text


def test_where_no_line_is_known_none_is_pretended(client_of, ana, on_duty):
    page = client_of(ana).post(f"/support/{an_offer(ana).pk}/", {"barrier": "tired", "country": "AQ"})
    assert page.context["card"].situation in {Situation.NO_LINE, Situation.NO_COUNTRY}
    assert "tel:" not in page.content.decode()


def test_the_wait_is_told_only_when_it_is_known_and_somebody_is_here(client_of, ana, bo, on_duty):
    address = f"/support/{an_offer(ana).pk}/"
    assert "Lately the first look" not in client_of(ana).get(address).content.decode()
    for minutes in (2, 4, 4, 4, 30):
        opened = timezone.now()
        Case.objects.create(
            urgency=Urgency.RISK, opened_at=opened, due_at=opened, closed_at=opened, outcome="talked",
            first_looked_at=opened + timedelta(minutes=minutes),
        )  # fmt: skip
    assert "about 4 minutes" in client_of(ana).get(address).content.decode()


def test_waits_of_hours_without_anybody_do_not_count(client_of, ana, on_duty):
    night = timezone.now() - timedelta(hours=9)
    for _one in range(9):
        Case.objects.create(
            urgency=Urgency.RISK, opened_at=night, due_at=night, closed_at=night, outcome="talked",
            first_looked_at=night + timedelta(hours=8),
        )  # fmt: skip
    assert "Lately the first look" not in client_of(ana).get(f"/support/{an_offer(ana).pk}/").content.decode()


def test_the_card_says_that_we_do_not_know_where_they_are_and_lets_them_go(client_of, ana):
    page = client_of(ana).get(f"/support/{an_offer(ana).pk}/").content.decode()
    assert "We cannot send help unless you tell us where you are." in page
    assert "Not now, take me back" in page


def test_three_quiet_minutes_need_no_database(client, django_db_blocker):
    with django_db_blocker.block():
        assert client.get("/support/quiet/").status_code == 200


def a_country_with_phones_alone(member):
    quiet = ("chat", "sms", "whatsapp", "email")
    return next(
        code
        for code in sorted(countries())
        if routes_for(code, age_band=member.age_band) and not routes_for(code, channels=quiet, age_band=member.age_band)
    )
