"""What helpers see of being called."""

import pytest
from django.core import mail
from django.urls import reverse

from hearthside.care.notifications import actions, live
from hearthside.care.notifications.models import PushSubscription

from .servers import Browser

pytestmark = pytest.mark.django_db
MINE = "/paging/"


def test_the_banner_stands_on_every_page_of_that_helper_alone(ren, sol, ana, client_of, community):
    actions.page_member(ren, 12, "imminent", says="nobody_came")
    for address in (MINE, "/spaces/", "/about/"):
        page = client_of(ren).get(address).content.decode()
        assert "Nobody has come yet. You are needed" in page
        assert "/desk/cases/12/" in page
    for other in (sol, ana):
        assert "Nobody has come yet" not in client_of(other).get("/about/").content.decode()


def test_nothing_is_asked_of_the_database_for_ordinary_members(
    ana, ren, client_of, community, django_assert_num_queries
):
    with_banner, without = client_of(ren), client_of(ana)
    for client in (with_banner, without):
        client.get("/about/")

    def tables(client):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            client.get("/about/")
        return [query["sql"] for query in asked if "notifications_" in query["sql"]]

    assert len(tables(with_banner)) == 1
    assert not tables(without)


def test_not_now_takes_the_banner_away_until_the_next_call(ren, sol, client_of, community):
    actions.page_member(ren, 12, "risk")
    alert = actions.raise_alert(ren, 12, "risk", "somebody_waits")
    client_of(sol).post(reverse("notifications:alert_end", args=[alert.pk]))
    assert "Somebody is needed" in client_of(ren).get("/about/").content.decode()
    answer = client_of(ren).post(reverse("notifications:alert_end", args=[alert.pk]), headers={"referer": "/about/"})
    assert answer.status_code == 302
    assert "Somebody is needed" not in client_of(ren).get("/about/").content.decode()
    actions.page_member(ren, 12, "risk")
    assert "Somebody is needed" in client_of(ren).get("/about/").content.decode()


def test_a_page_that_stays_open_asks_for_the_banners_alone(ren, ana, client_of, community):
    actions.page_member(ren, 12, "risk")
    part = client_of(ren).get(reverse("notifications:alerts")).content.decode()
    assert part.startswith('<div class="banner alert"')
    assert "csrfmiddlewaretoken" in part
    assert client_of(ana).get(reverse("notifications:alerts")).status_code == 403


def test_live_banners_are_each_helpers_own_and_hold_no_name(ren, sol, ana):
    actions.page_member(ren, 12, "risk")
    assert live.may_listen(ren, str(ren.pk))
    assert not live.may_listen(sol, str(ren.pk))
    assert not live.may_listen(ana, str(ana.pk))
    assert not live.may_listen(None, "1")
    assert "/desk/cases/12/" in (live.render_alerts(ren, str(ren.pk), {}) or "")


def test_a_helper_adds_and_removes_their_browser(ren, sol, client_of, community):
    client, browser = client_of(ren), Browser("https://push.example.org/x")
    keys = {"endpoint": browser.endpoint, "public_key": browser.public_key, "secret": browser.secret}
    agent = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"}
    assert client.post(reverse("notifications:browser"), keys, headers=agent).status_code == 302
    assert "Firefox, Linux" in client.get(MINE).content.decode()
    kept = PushSubscription.objects.get()
    client_of(sol).post(reverse("notifications:browser_end", args=[kept.pk]))
    assert PushSubscription.objects.exists()
    client.post(reverse("notifications:browser_end", args=[kept.pk]))
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"endpoint": "http://10.0.0.1/", "public_key": "x", "secret": "y"}])
def test_what_a_broken_browser_sends_is_answered_with_words(ren, client_of, community, sent):
    answer = client_of(ren).post(reverse("notifications:browser"), sent)
    assert answer.status_code == 422
    assert "This browser" in answer.content.decode()


def test_a_helper_sends_themselves_a_test(ren, client_of, community):
    client = client_of(ren)
    assert "There is no way yet" in client.post(reverse("notifications:test"), follow=True).content.decode()
    ren.account.email = "ren@example.org"
    ren.account.save()
    assert "on its way" in client.post(reverse("notifications:test"), follow=True).content.decode()
    actions.deliver_due()
    assert mail.outbox[0].subject == "This is a test. Nobody is in danger"


def test_only_people_who_help_have_this_page(ana, client_of, client, community):
    assert client_of(ana).get(MINE).status_code == 403
    assert client.get(MINE).status_code == 302


def test_the_service_worker_comes_from_our_own_address_and_knows_only_fixed_sentences(client):
    answer = client.get(reverse("notifications:worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-store"
    assert "Somebody is needed" in answer.content.decode()
