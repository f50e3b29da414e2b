import pytest
from django.utils import timezone

from hearthside.care.safety.barriers import BARRIERS
from hearthside.care.safety.card import card_for
from hearthside.care.safety.models import Offer, OfferCount, Urgency

pytestmark = pytest.mark.django_db


def an_offer(member, level=Urgency.RISK):
    return Offer.objects.create(member=member, level=level, codes=[], made_at=timezone.now())


def test_the_card_is_never_a_bare_list_of_numbers(client_of, ana):
    page = client_of(ana).get(f"/support/{an_offer(ana).pk}/").content.decode()
    assert "hard to reach out" in page
    assert page.count('type="radio"') == len(BARRIERS)
    assert "tel:" not in page


def test_a_barrier_is_answered_and_at_most_three_routes_follow(client_of, ana):
    page = client_of(ana).post(f"/support/{an_offer(ana).pk}/", {"barrier": "overheard", "country": "GB"})
    text = page.content.decode()
    assert "write instead of talking" in text
    assert len(page.context["card"].helplines) <= 3
    assert page.context["card"].helplines


def test_someone_who_could_be_overheard_gets_ways_to_write_first(ana):
    ana.country = "GB"
    chosen = next(known for known in BARRIERS if known.code == "overheard")
    first = card_for(an_offer(ana), chosen).helplines[0]
    assert {channel.type for channel in first.channels} & {"sms", "chat", "whatsapp", "email"}


def test_without_a_country_the_card_asks_and_offers_the_international_directory(client_of, ana):
    client, offer = client_of(ana), an_offer(ana)
    assert "Which country are you in?" in client.get(f"/support/{offer.pk}/").content.decode()
    answer = client.post(f"/support/{offer.pk}/", {"barrier": "cost"}).content.decode()
    assert "international directories" in answer


def test_what_was_chosen_is_not_stored_with_the_person(client_of, ana):
    offer = an_offer(ana)
    client_of(ana).post(f"/support/{offer.pk}/", {"barrier": "afraid", "country": "IE"})
    ana.refresh_from_db()
    assert ana.country == ""
    assert OfferCount.objects.get().what == "barrier:afraid"


def test_a_card_is_for_its_writer_alone(client_of, ana, bo):
    assert client_of(bo).get(f"/support/{an_offer(ana).pk}/").status_code == 404


def test_an_unknown_barrier_still_gets_an_answer(client_of, ana):
    assert client_of(ana).post(f"/support/{an_offer(ana).pk}/", {"barrier": "<script>"}).status_code == 200


def test_imminent_puts_a_person_first(client_of, ana):
    page = client_of(ana).get(f"/support/{an_offer(ana, Urgency.IMMINENT).pk}/").content.decode()
    assert page.index("Write with a person") < page.index("hard to reach out")


def test_three_quiet_minutes_need_no_database(client, django_db_blocker):
    with django_db_blocker.block():
        assert client.get("/support/quiet/").status_code == 200
