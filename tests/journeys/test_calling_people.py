"""From words that mean danger to somebody who comes: nobody twice, nothing twice, never a word that anybody wrote."""

import json
import logging
import threading
from datetime import timedelta
from itertools import chain

import pytest
from django.core import mail
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hearthside.care.conversations.actions import ask_for_a_person, say
from hearthside.care.desk.actions import answer_case
from hearthside.care.notifications.actions import add_browser, add_webhook, deliver_due
from hearthside.care.notifications.models import Page, PageState
from hearthside.care.notifications.queries import waiting_pages
from hearthside.care.notifications.tests.servers import Browser, Server, serving
from hearthside.care.rota.actions import plan_shift
from hearthside.care.rota.models import Desk
from hearthside.care.safety import actions
from hearthside.care.safety.models import Case, CaseEntry, Escalation, Urgency
from hearthside.foundation.live import topics
from hearthside.foundation.live.hub import hub
from hearthside.people.members.models import Member
from hearthside.places.discussions.actions import Written, start_thread
from hearthside.places.spaces.models import Space
from tests.cast import make_member
from tests.packaging.mailbox import Mailbox

GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."
CLAIMERS = 8


def responders(count: int) -> list[Member]:
    names = ("Red Kite", "Oak Leaf", "Blue Jar", "Tin Whistle", "Far Field", "Soft Rain", "High Tide", "Old Gate")
    return [make_member(f"r{n}", name, "responder", "supervisor") for n, name in enumerate(names[:count])]


def waiting_cases(count: int) -> None:
    now = timezone.now()
    Case.objects.bulk_create(
        Case(member=None, urgency=n % 3 + 1, opened_at=now, waits_since=now, due_at=now + timedelta(minutes=n))
        for n in range(count)
    )


@pytest.mark.django_db(transaction=True)
def test_eight_responders_at_once_never_get_the_same_case(time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=True)
    people = responders(CLAIMERS)
    waiting_cases(40)
    gate, got, wrong = threading.Barrier(CLAIMERS), [], []

    def claim_all(helper: Member) -> None:
        try:
            gate.wait()
            while case := actions.claim_next(helper, "nobody else is here"):
                got.append((helper.pk, case.pk))
                actions.note_answer(helper, case)  # else "help next" would bring it back
        except Exception as trouble:
            wrong.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=claim_all, args=(helper,)) for helper in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert len(got) == len({case for _helper, case in got}) == 40
    assert CaseEntry.objects.filter(verb="claimed").count() == 40
    assert dict(got) == dict(Case.objects.values_list("owner", "pk")) or set(got) == set(
        Case.objects.values_list("owner", "pk")
    )


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_call_once_and_send_once(community, ren, time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=True)
    plan_shift(ren, Desk.TRIAGE, timezone.now(), timezone.now() + timedelta(hours=4), "first")
    ren.account.email = "ren@example.org"
    ren.account.save()
    now = timezone.now()
    for _ in range(6):
        Case.objects.create(member=None, urgency=Urgency.IMMINENT, opened_at=now, due_at=now)
    gate, wrong = threading.Barrier(4), []

    def sweep() -> None:
        try:
            gate.wait()
            actions.page_what_waits()
        except Exception as trouble:
            wrong.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    deliver_due()
    assert not wrong
    assert sorted(sent.to[0] for sent in mail.outbox) == ["oncall@example.org"] * 6 + ["ren@example.org"] * 6
    assert Escalation.objects.count() == 12  # six to the address, six from the desk where nobody is to the first


# Words that stand in no sentence of ours, so that one of them in a page would be theirs.
planted = st.text(alphabet="бгджзилцчшщюя", min_size=8, max_size=14)


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="…")


@pytest.fixture
def overheard(monkeypatch):
    """Everything that live updates say to anybody."""
    said = []
    monkeypatch.setattr(hub(), "publish", lambda channel, message: said.append(f"{channel} {json.dumps(message)}"))
    return said


@pytest.mark.django_db
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(name=planted, words=planted, note=planted, plan=planted, said=planted)
def test_no_word_and_no_name_ever_leaves_in_a_page(
    *, community, ola, space, overheard, caplog, django_capture_on_commit_callbacks, name, words, note, plan, said
):
    caplog.set_level(logging.DEBUG)
    for kept in (mail.outbox, caplog, overheard):
        kept.clear()
    with serving() as outside, transaction.atomic():
        helpers = {duty: make_member(duty, f"Helper {duty}", "responder") for duty in ("desk", "first", "second")}
        browsers = _attach(ola, helpers, outside.address)
        ana = make_member("ana", name)
        with django_capture_on_commit_callbacks(execute=True):
            start_thread(ana, space, Written(body=f"{GOODBYE} {words}", title=words))
            case = Case.objects.get(member=ana)
            _every_call(case, helpers, note, plan)
            talk = ask_for_a_person(ana)
            answer_case(helpers["desk"], actions.claim_case(helpers["desk"], case, note), said)
            say(ana, talk, f"{said} {words}")
            actions.say_safe(ana)
            actions.page_what_waits()
        left = [*_read_outside(outside, browsers), *_mails(), *_shown(helpers), *overheard, caplog.text]
        assert len(outside.received) > 6
        assert len(mail.outbox) > 3
        assert len(overheard) > 6
        for planted_word in (name, words, note, plan, said):
            assert not [each for each in left if planted_word in each]
        transaction.set_rollback(True)


def _read_outside(outside: Server, browsers: dict[str, Browser]) -> list[str]:
    """What push services, browsers and the pager were told, headers included."""
    read = [browsers[post.path].read(post.body) if post.path in browsers else post.body for post in outside.received]
    return [words.decode() for words in read] + [f"{post.path} {post.headers}" for post in outside.received]


def _mails() -> list[str]:
    return [each.message().as_string() + each.subject + each.body for each in mail.outbox]


def _shown(helpers: dict[str, Member]) -> list[str]:
    """Banners as pages and live lines show them, and the rows behind them."""
    pages = [client.get("/about/").content.decode() for client in _logged_in(helpers)]
    live = [topics.find("alerts").render(helper, str(helper.pk), {}) or "" for helper in helpers.values()]
    return pages + live + [str(row) for row in chain(Page.objects.values(), Escalation.objects.values())]


def _attach(ola: Member, helpers: dict[str, Member], address: str) -> dict[str, Browser]:
    """Each helper with an address and a browser, the operator with a webhook; all on duty for the coming hours."""
    add_webhook(ola, f"{address}/pager")
    browsers = {}
    for duty, helper in helpers.items():
        helper.account.email = f"{duty}@example.org"
        helper.account.save()
        browser = Browser(f"{address}/{duty}")
        add_browser(helper, browser.endpoint, browser.public_key, browser.secret, "")
        browsers[f"/{duty}"] = browser
        plan_shift(helper, Desk.TRIAGE, timezone.now(), timezone.now() + timedelta(hours=4), duty)
    return browsers


def _every_call(case: Case, helpers: dict[str, Member], note: str, plan: str) -> None:
    """By the clock, by hand, by hand-over, and back in the queue."""
    actions.page_what_waits()
    case = actions.claim_case(helpers["desk"], case, note)
    actions.set_plan(helpers["desk"], case, plan, plan)
    actions.escalate_case(helpers["desk"], case, note)
    deliver_due()
    actions.hand_over_case(helpers["desk"], case, helpers["first"], note)
    deliver_due()
    actions.claim_case(helpers["desk"], case, note)
    actions.give_back_case(helpers["desk"], case, note)
    actions.page_what_waits()
    assert Page.objects.filter(state=PageState.SENT).exists()


def _logged_in(helpers: dict[str, Member]) -> list[Client]:
    clients = []
    for helper in helpers.values():
        client = Client()
        client.force_login(helper.account, backend="hearthside.people.members.sign_in.MemberBackend")
        clients.append(client)
    return clients


@pytest.mark.django_db
def test_a_mail_server_that_is_down_for_ten_minutes_loses_nothing(community, ren, settings, time_machine):
    """The clock is ours, the sockets are real."""
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    ren.account.email = "ren@example.org"
    ren.account.save()
    plan_shift(ren, Desk.TRIAGE, timezone.now(), timezone.now() + timedelta(hours=4), "first")
    mailbox = Mailbox()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", mailbox.port, False
    now = timezone.now()
    cases = [
        Case.objects.create(member=None, urgency=urgency, opened_at=now, due_at=now)
        for urgency in (Urgency.IMMINENT, Urgency.RISK, Urgency.IMMINENT)
    ]
    for _ in range(10 * 60 // 15):
        actions.page_what_waits()
        time_machine.shift(15)
    assert not mailbox.subjects
    assert not Page.objects.filter(state=PageState.SENT).exclude(way="app").exists()
    mailbox.open()
    try:
        for _ in range(60 // 5):
            deliver_due()
            time_machine.shift(5)
    finally:
        mailbox.shut()
    for case in cases:
        assert len(mailbox.about(case.pk)) == 2  # one to the address and one to ren, however often it was tried
    assert not waiting_pages()
    assert not Page.objects.filter(state=PageState.FAILED).exists()
