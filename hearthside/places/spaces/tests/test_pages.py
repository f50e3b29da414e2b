import re

import pytest
from django.test import Client
from django.utils import timezone

from hearthside.places.spaces.models import Membership, Space, Visibility


@pytest.fixture
def open_space(db):
    return Space.objects.create(
        name="Small good things",
        slug="small",
        purpose="Tiny.",
        visibility=Visibility.PUBLIC,
        guidelines="- Be <b>kind</b>\n- Stay <script>alert(1)</script>",
    )


@pytest.fixture
def hidden_space(db):
    return Space.objects.create(name="Quiet room", slug="hushed-room", purpose="-", visibility=Visibility.HIDDEN)


def test_a_visitor_sees_public_spaces_and_no_others(community, open_space, hidden_space):
    Space.objects.create(name="Evenings", slug="evenings", purpose="-")
    page = Client().get("/spaces/").content.decode()
    assert "Small good things" in page
    assert "Evenings" not in page
    assert "Quiet room" not in page


def test_a_hidden_space_a_closed_one_and_none_at_all_answer_alike(community, hidden_space, bo, client_of):
    Space.objects.create(name="Gone", slug="gone", purpose="-", archived_at=timezone.now())
    client = client_of(bo)
    answers = {slug: client.get(f"/spaces/{slug}/") for slug in ("hushed-room", "gone", "never-was")}
    assert {answer.status_code for answer in answers.values()} == {404}
    alike = {re.sub(rf'{slug}|value="[^"]+"', "", answer.content.decode()) for slug, answer in answers.items()}
    assert len(alike) == 1
    Membership.objects.create(space=hidden_space, member=bo)
    assert client.get("/spaces/hushed-room/").status_code == 200


def test_a_space_shows_how_we_are_here_as_safe_words(community, open_space, bo, client_of):
    page = client_of(bo).get("/spaces/small/").content.decode()
    assert "How we are here" in page
    assert "<script>alert" not in page
    assert "Start something" in page
    assert "Anybody on the internet can read here" in page


def test_a_space_says_when_a_person_reads_first(community, open_space, bo, client_of):
    Space.objects.update(policy="pre")
    assert "a person reads each post first" in client_of(bo).get("/spaces/").content.decode()


def test_a_visitor_is_told_how_to_take_part(community, open_space):
    page = Client().get("/spaces/small/").content.decode()
    assert "Start something" not in page
    assert "/accounts/login/" in page


def test_the_list_of_spaces_asks_little(community, open_space, bo, client_of, django_assert_max_num_queries):
    client = client_of(bo)
    client.get("/spaces/")
    with django_assert_max_num_queries(5):
        client.get("/spaces/")
