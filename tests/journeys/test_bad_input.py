"""Odd, broken and hostile input: never a crash, never lost, never run."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest

from hearthside.care.conversations.actions import ask_for_a_person
from hearthside.places.discussions.models import Post
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db

ODD = {
    "nothing": "",
    "white space": " \t\n ",
    "zero width": "\u200b\u200d\ufeff",
    "right to left": "أنا متعب اليوم",
    "direction marks": "\u202eabc\u2066",
    "emoji": "🦦 👩‍👩‍👧 🕯️",
    "combining": "Z̷̢̛a̵l̴g̶o̷" * 40,
    "nul": "before\x00after",
    "controls": "\x07\x1b[31mred",
    "surrogate": "broken \ud800 half",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ 7|add:7 }} {% now 'Y' %} ${7*7}",
    "sql": "'); DROP TABLE discussions_post; --",
    "markdown": "[x](javascript:alert(1)) ![y](http://example.org/z.png) # H1",
    "long": "word " * 20_000,
}


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="…")


def forms(member, space):
    """Every form in which a member writes words, with what else it needs."""
    talk = ask_for_a_person(member)
    return {
        "/spaces/evenings/threads/new/": ({"title", "body"}, {"hope": "none", "once": str(uuid4())}),
        f"/conversations/{talk.pk}/message/": ({"body"}, {"once": str(uuid4())}),
        "/me/settings/profile/": ({"name", "pronouns", "about"}, {"name": member.name}),
    }


@pytest.mark.parametrize("kind", ODD)
def test_no_input_crashes_a_form_or_runs_in_a_page(client_of, bo, space, kind):
    client = client_of(bo)
    for address, (worded, needed) in forms(bo, space).items():
        typed = ODD[kind].encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        answer = client.post(address, {**dict.fromkeys(worded, typed), **needed}, follow=True)
        assert answer.status_code in {200, 422}, (address, answer.status_code)
        page = answer.content.decode()
        assert "<script>alert" not in page
        assert "onerror=alert(1)>" not in page.replace("&gt;", "")
        assert 'href="javascript:' not in page


def test_too_much_is_refused_kindly_and_given_back(client_of, bo, space):
    much = "word " * 20_000
    answer = client_of(bo).post("/spaces/evenings/threads/new/", {"title": "Long", "body": much, "once": str(uuid4())})
    assert not Post.objects.exists()
    assert much.strip() in answer.content.decode()


def test_words_in_another_encoding_are_kept_as_far_as_they_can_be_read(client_of, bo, space):
    body = urlencode({"title": "Coffee", "once": str(uuid4())}).encode() + b"&body=caf\xe9+at+noon&hope=none"
    client_of(bo).post("/spaces/evenings/threads/new/", body, content_type="application/x-www-form-urlencoded")
    assert Post.objects.get().body.endswith("at noon")


def test_the_same_form_sent_twice_is_one_post(client_of, bo, space):
    sent = {"title": "Once", "body": "Only once, please.", "hope": "none", "once": str(uuid4())}
    client = client_of(bo)
    first, second = (client.post("/spaces/evenings/threads/new/", sent, follow=True) for _ in range(2))
    assert Post.objects.count() == 1
    assert first.redirect_chain[-1][0] == second.redirect_chain[-1][0]


@pytest.mark.parametrize("address", ["/threads/99999999999999999999/", "/posts/0/", "/spaces/%00/", "/members/-1/",
                                     "/help/zz/", "/help/%F0%9F%A6%A6/", "/reports/nothing/1/", "/threads/1/?page=x",
                                     "/spaces/evenings/?page=99999999999999999999"])  # fmt: skip
def test_strange_addresses_are_not_found_and_nothing_worse(client_of, bo, space, address):
    assert client_of(bo).get(address).status_code in {200, 404}
