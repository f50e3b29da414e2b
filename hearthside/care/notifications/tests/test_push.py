"""Web push against a push service of our own that decrypts the payload (RFC 8291) and verifies us (RFC 8292)."""

import base64
import json
import time

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from hearthside.care.notifications import actions
from hearthside.care.notifications.models import Page, PageState, PushSubscription
from hearthside.care.notifications.ways import push
from hearthside.foundation.verdicts import Refused

from .servers import Browser, serving

pytestmark = pytest.mark.django_db


def subscribe(member, address):
    browser = Browser(f"{address}/push/secret-path")
    actions.add_browser(member, browser.endpoint, browser.public_key, browser.secret, "Firefox, Linux")
    return browser


def unpadded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def verified(header):
    """The claims of a VAPID header, its signature checked with nothing but `cryptography`."""
    scheme, _space, rest = header.partition(" ")
    parts = dict(part.split("=", 1) for part in rest.split(","))
    head, claims, signature = parts["t"].split(".")
    assert scheme == "vapid"
    assert json.loads(unpadded(head))["alg"] == "ES256"
    raw = unpadded(signature)
    signed = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpadded(parts["k"]))
    key.verify(signed, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    return json.loads(unpadded(claims)), parts["k"]


def test_a_browser_reads_a_number_and_how_urgent_and_the_service_knows_who_sent_it(ren, community):
    with serving() as service:
        browser = subscribe(ren, service.address)
        assert actions.page_member(ren, 12, "imminent", "push") == 1
        assert actions.deliver_due() == 1
        assert actions.deliver_due() == 0
    [sent] = service.received
    assert sent.path == "/push/secret-path"
    assert json.loads(browser.read(sent.body)) == {"case": 12, "urgency": "imminent"}
    assert sent.headers["content-encoding"] == "aes128gcm"
    assert (sent.headers["ttl"], sent.headers["urgency"], sent.headers["topic"]) == ("600", "high", "case-12")
    claims, key = verified(sent.headers["authorization"])
    assert claims["aud"] == service.address
    assert time.time() < claims["exp"] <= time.time() + 24 * 60 * 60
    assert claims["sub"]
    assert key == push.public_key()
    assert Page.objects.get().state == PageState.SENT


def test_every_push_is_sealed_anew_and_of_the_same_length(ren, community):
    with serving() as service:
        subscribe(ren, service.address)
        for case, urgency in ((1, "risk"), (123456789, "imminent"), (1, "imminent")):
            actions.page_member(ren, case, urgency, "push")
            actions.deliver_due()
            Page.objects.all().delete()
    bodies = [sent.body for sent in service.received]
    assert len(set(bodies)) == 3
    assert len({len(body) for body in bodies}) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_took_its_permission_back_is_forgotten(ren, community, status):
    with serving(status=status) as service:
        subscribe(ren, service.address)
        actions.page_member(ren, 12, "risk", "push")
        assert actions.deliver_due() == 0
    assert not PushSubscription.objects.exists()
    assert Page.objects.get().state == PageState.STOPPED


@pytest.mark.parametrize("status", [301, 307, 429, 500, 503])
def test_a_service_in_trouble_is_tried_again_and_nobody_is_followed_elsewhere(ren, community, status, time_machine):
    with serving() as elsewhere, serving(status=status, headers={"Location": elsewhere.address}) as service:
        subscribe(ren, service.address)
        actions.page_member(ren, 12, "risk", "push")
        assert actions.deliver_due() == 0
        page = Page.objects.get()
        assert (page.state, page.trouble) == (PageState.FAILED, f"answer {status}")
        assert not elsewhere.received
        service.status = 201
        time_machine.move_to(page.due_at)
        assert actions.deliver_due() == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x", "ftp://push.example.org/x", "https://10.0.0.1/x", "https://[fd00::1]/x",
        "nonsense",
        "https://user:word@push.example.org/x", "https://printer/x", "https://printer.local/x", "https://[::1", "",
        "https://169.254.169.254/latest", "https://push.example.org/" + "x" * 3000,
    ],
)  # fmt: skip
def test_no_browser_leads_us_inside_or_in_plain_sight(ren, endpoint):
    browser = Browser(endpoint)
    with pytest.raises(Refused, match="push service"):
        actions.add_browser(ren, endpoint, browser.public_key, browser.secret, "")


def test_a_name_that_leads_inside_is_not_knocked_at(ren, community, monkeypatch):
    browser = Browser("https://push.example.org/x")
    actions.add_browser(ren, browser.endpoint, browser.public_key, browser.secret, "")
    inside = [(None, None, None, "", ("192.168.1.1", 0))]
    monkeypatch.setattr(push.socket, "getaddrinfo", lambda *asked, **how: inside)
    actions.page_member(ren, 12, "risk", "push")
    assert actions.deliver_due() == 0
    assert Page.objects.get().trouble == "address inside"


def test_in_production_not_even_this_machine_is_pushed_to(ren, settings):
    settings.PRODUCTION = True
    browser = Browser("http://127.0.0.1:9/x")
    with pytest.raises(Refused):
        actions.add_browser(ren, browser.endpoint, browser.public_key, browser.secret, "")


@pytest.mark.parametrize(
    ("key", "secret"), [("", ""), ("AAAA", "AAAA"), ("é", "é"), (None, "c2hvcnQ"), ("BA" * 43, None)]
)
def test_keys_that_are_none_are_refused_kindly(ren, key, secret):
    browser = Browser("https://push.example.org/x")
    key, secret = browser.public_key if key is None else key, browser.secret if secret is None else secret
    with pytest.raises(Refused, match="keys cannot be read"):
        actions.add_browser(ren, browser.endpoint, key, secret, "")


def test_a_browser_that_changes_hands_pages_only_the_new_helper(ren, sol, community):
    with serving() as service:
        browser = subscribe(ren, service.address)
        actions.add_browser(sol, browser.endpoint, browser.public_key, browser.secret, "")
        assert actions.page_member(ren, 12, "risk", "push") == 0
        assert actions.page_member(sol, 12, "risk", "push") == 1


def test_ordinary_members_have_no_pages(ana):
    browser = Browser("https://push.example.org/x")
    with pytest.raises(Refused, match="Only people on duty"):
        actions.add_browser(ana, browser.endpoint, browser.public_key, browser.secret, "")


def test_addresses_and_keys_are_sealed_in_the_database(ren):
    from django.db import connection

    browser = Browser("https://push.example.org/secret-path")
    actions.add_browser(ren, browser.endpoint, browser.public_key, browser.secret, "Firefox")
    with connection.cursor() as cursor:
        cursor.execute("select * from notifications_pushsubscription")
        stored = str(cursor.fetchall())
    assert "secret-path" not in stored
    assert browser.secret not in stored
