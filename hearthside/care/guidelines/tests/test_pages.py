"""What everybody reads, logged in or not."""

import pytest
from django.urls import reverse

from .. import actions, queries
from ..models import GuidelineVersion


@pytest.fixture
def versions(ola) -> list[GuidelineVersion]:
    first = actions.adopt_shipped(ola)
    draft = actions.open_draft(ola)
    actions.change_clause(ola, draft.clauses.get(key="no-selling"), text="Not even <b>cake</b>.")
    actions.retire_clause(ola, draft.clauses.get(key="no-hate"))
    return [first, actions.put_in_force(ola, draft, "Cake & hate")]


def page(client, name: str, *args: object, **asked: str) -> str:
    return client.get(reverse(f"guidelines:{name}", args=args), asked).content.decode()


def test_every_clause_has_a_link(client, versions):
    full, easy = page(client, "now"), page(client, "easy")
    for clause in queries.current_clauses():
        assert f'id="{clause.key}"' in full
        assert f'id="{clause.key}"' in easy
        assert f'href="#{clause.key}"' in full
        assert f'href="/guidelines/#{clause.key}"' in easy


def test_each_version_stays_to_read(client, versions):
    assert 'id="no-hate"' in page(client, "version", 1)
    assert "no longer holds" in page(client, "version", 1)
    assert 'id="no-hate"' not in page(client, "version", 2)
    assert "Cake &amp; hate" in page(client, "versions")


def test_what_is_different_is_shown_clause_by_clause(client, versions):
    told = page(client, "changes", 2)
    assert "No longer there" in told
    assert "<ins>" in told
    assert "<del>" in told
    assert "<b>cake" not in told
    assert "No longer there" not in page(client, "changes", 1, since="2")
    assert "everything in it is new" in page(client, "changes", 1)


@pytest.mark.parametrize("number", [0, 3, 999_999_999_999_999_999_999])
def test_there_is_no_other_version_and_a_draft_is_not_shown(client, ola, versions, number):
    actions.open_draft(ola)
    for name in ("version", "changes"):
        assert client.get(reverse(f"guidelines:{name}", args=[number])).status_code == 404


@pytest.mark.parametrize("since", ["x", "²", "9" * 40, "-1", "\x00"])
def test_odd_comparisons_get_a_page(client, versions, since):
    assert client.get("/guidelines/versions/2/changes/", {"since": since}).status_code in {200, 404}


def test_before_anything_is_in_force_the_pages_say_so(client, ola):
    actions.open_draft(ola)
    for name in ("now", "easy", "versions"):
        assert "have not written guidelines yet" in page(client, name)


def test_pages_ask_the_database_little(client, bo, client_of, versions, django_assert_max_num_queries):
    for who in (client, client_of(bo)):
        for address in ("/guidelines/", "/guidelines/easy/", "/guidelines/versions/2/changes/"):
            with django_assert_max_num_queries(12):
                assert who.get(address).status_code == 200
