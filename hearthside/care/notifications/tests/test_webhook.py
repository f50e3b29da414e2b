"""The generic webhook: what an operator's pager is sent, and how it knows that we sent it."""

import hashlib
import hmac
import json
import time

import pytest

from hearthside.care.notifications import actions
from hearthside.care.notifications.models import Page, PageState, Webhook
from hearthside.foundation.verdicts import Refused

from .servers import serving

pytestmark = pytest.mark.django_db
SECRET = "a secret of the operator's"


def test_a_webhook_is_sent_numbers_signed_with_its_secret(ola, ren, sol, community, settings):
    with serving(status=200) as pager:
        actions.add_webhook(ola, f"{pager.address}/alarm", SECRET)
        actions.page_people(
            actions.Call(12, "imminent", "nobody_came", "first", 3, 77), [ren, sol], ["mail", "webhook"]
        )
        Page.objects.create(
            call=77, case=12, urgency="imminent", says="nobody_came", way="app", member=ren, state=PageState.SENT,
            made_at=Page.objects.get().made_at, due_at=Page.objects.get().due_at,
        )  # fmt: skip
        assert actions.deliver_due() == 1
    [sent] = pager.received
    told = json.loads(sent.body)
    page = Page.objects.get(way="webhook")
    assert told == {
        "kind": "page", "page": page.pk, "case": 12, "urgency": "imminent", "level": "first", "number": 3,
        "people": [ren.pk], "address": f"{settings.PUBLIC_URL}/desk/cases/12/",
    }  # fmt: skip
    stamp, signed = (part.split("=", 1)[1] for part in sent.headers["hearthside-signature"].split(","))
    assert abs(int(stamp) - time.time()) < 60
    wanted = hmac.new(SECRET.encode(), stamp.encode() + b"." + sent.body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(signed, wanted)


def test_a_test_says_that_nobody_is_in_danger(ola, community):
    with serving(status=204) as pager:
        webhook = actions.add_webhook(ola, pager.address, SECRET)
        actions.send_test_pages(webhook=webhook)
        assert actions.deliver_due() == 1
    told = json.loads(pager.received[0].body)
    assert (told["kind"], told["case"], told["people"]) == ("test", None, [])


def test_a_test_that_never_arrives_is_given_up_after_some_tries(ola, community, time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    with serving(status=500) as pager:
        actions.send_test_pages(webhook=actions.add_webhook(ola, pager.address, SECRET))
        for _ in range(12):
            actions.deliver_due()
            time_machine.shift(61)
    assert len(pager.received) == 5
    assert Page.objects.get().state == PageState.STOPPED


def test_a_webhook_that_was_removed_is_not_called_any_more(ola, community):
    with serving() as pager:
        webhook = actions.add_webhook(ola, pager.address, SECRET)
        actions.page_people(actions.Call(12, "risk", "somebody_waits"), [], ["webhook"])
        actions.remove_webhook(ola, webhook)
        assert actions.deliver_due() == 0
    assert not pager.received
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    ("address", "secret"),
    [("nonsense", ""), ("ftp://x.org/", ""), ("https://a:b@x.org/", ""), ("https://x.org/", "short"), ("https://", "")],
)
def test_an_address_or_secret_that_will_not_do_is_refused_with_what_to_do(ola, address, secret):
    with pytest.raises(Refused, match=r"https://|sixteen"):
        actions.add_webhook(ola, address, secret)


def test_in_production_numbers_travel_sealed(ola, settings):
    settings.PRODUCTION = True
    with pytest.raises(Refused):
        actions.add_webhook(ola, "http://pager.example.org/", SECRET)


def test_a_secret_is_made_up_when_none_is_given(ola):
    assert len(actions.add_webhook(ola, "https://pager.example.org/").secret) >= 32
