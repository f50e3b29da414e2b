"""Pages are rows first; they leave once, are tried again, and end when somebody comes."""

import smtplib
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from hearthside.care.notifications import actions
from hearthside.care.notifications.actions import delivery
from hearthside.care.notifications.models import Alert, Page, PageState
from hearthside.care.notifications.queries import alerts_of, waiting_pages

from .servers import Browser, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def ren(ren):
    ren.account.email = "ren@example.org"
    ren.account.save()
    return ren


def page_ren(ren, case=12, urgency="imminent"):
    return actions.page_people(actions.Call(case, urgency, "somebody_waits", "first", 1, 1), [ren], ["mail"])


def test_who_gave_an_address_gets_mail_and_who_gave_none_gets_none(ren, sol, community):
    call = actions.Call(12, "risk", "nobody_came", "first")
    assert actions.page_people(call, [ren, sol], ["mail"]) == 1
    assert actions.deliver_due() == 1
    assert mail.outbox[0].to == ["ren@example.org"]
    assert mail.outbox[0].subject == "Nobody has come yet. You are needed (risk, no. 12)"


def test_the_on_call_address_is_paged_by_nobodys_name(community):
    assert actions.page_address(actions.Call(12, "imminent", "somebody_waits"), ["mail", "push"]) == 1
    actions.deliver_due()
    assert mail.outbox[0].to == ["oncall@example.org"]
    assert mail.outbox[0].subject == "Somebody is needed (imminent, no. 12)"


def test_a_page_that_did_not_leave_is_tried_again_with_longer_and_longer_pauses(ren, settings, time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nothing listens there
    page_ren(ren)
    pauses = []
    for _ in range(6):
        assert actions.deliver_due() == 0
        page = Page.objects.get()
        pauses.append(int((page.due_at - timezone.now()).total_seconds()))
        time_machine.move_to(page.due_at)
    assert (page.state, page.tries, page.trouble) == (PageState.FAILED, 6, "ConnectionRefusedError")
    assert pauses == [5, 10, 20, 40, 60, 60]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.deliver_due() == 1
    assert len(mail.outbox) == 1


def test_calling_again_while_a_page_waits_to_leave_does_not_pile_up_mails(ren, community):
    for number in range(1, 11):
        actions.page_people(actions.Call(12, "imminent", "nobody_came", "first", number, number), [ren], ["mail"])
    actions.page_people(actions.Call(13, "imminent", "nobody_came", "first", 1, 99), [ren], ["mail"])
    assert actions.deliver_due() == 2
    assert Page.objects.get(case=12).number == 10


def test_when_somebody_comes_what_was_sent_is_answered_and_what_waits_stays(ren, community):
    page_ren(ren)
    actions.deliver_due()
    page_ren(ren)
    page_ren(ren, case=13)
    actions.end_calls(12)
    assert list(Page.objects.order_by("pk").values_list("state", flat=True)) == ["acknowledged", "stopped", "due"]
    assert actions.deliver_due() == 1  # the other case's


def test_one_who_delivers_is_alone_and_one_who_died_on_the_way_is_replaced_soon(ren, community, time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    page_ren(ren)
    page = Page.objects.get()
    assert delivery._take(page.pk)  # and then the process is killed
    assert actions.deliver_due() == 0
    time_machine.shift(31)
    assert actions.deliver_due() == 1
    assert len(mail.outbox) == 1


def test_the_most_urgent_leaves_first_and_what_failed_waits_for_what_was_not_tried(ren, sol, community):
    page_ren(ren, 1, "risk")
    page_ren(ren, 2, "imminent")
    page_ren(ren, 3, "imminent")
    Page.objects.filter(case=2).update(state=PageState.FAILED, tries=3)
    order = [Page.objects.get(pk=page.pk).case for page in waiting_pages()]
    assert order == [3, 2, 1]


def test_a_server_that_never_answers_is_left_after_seconds(ren, ola, community):
    with serving(silence=True) as dead:
        actions.add_webhook(ola, dead.address)
        actions.page_people(actions.Call(12, "risk", "somebody_waits"), [], ["webhook"])
        began = time.monotonic()
        assert actions.deliver_due() == 0
    assert time.monotonic() - began < 10
    assert Page.objects.get().trouble == "ReadTimeoutError"


@pytest.mark.parametrize("error", [smtplib.SMTPRecipientsRefused({}), ValueError("ana wrote this"), RuntimeError])
def test_whatever_breaks_the_page_is_tried_again_and_the_log_holds_no_words(ren, monkeypatch, caplog, error):
    def refuse(*args):
        raise error

    monkeypatch.setattr("hearthside.care.notifications.ways.mail.send_mail", refuse)
    page_ren(ren)
    assert actions.deliver_due() == 0
    assert Page.objects.get().state == PageState.FAILED
    assert "ana wrote this" not in caplog.text
    assert "did not leave" in caplog.text


def test_who_took_their_address_back_is_not_written_to(ren, community):
    page_ren(ren)
    ren.account.email = ""
    ren.account.save()
    assert actions.deliver_due() == 0
    assert Page.objects.get().state == PageState.STOPPED


def test_a_banner_is_raised_once_for_a_case_and_ends_when_somebody_comes(ren, sol):
    for _ in range(3):
        actions.page_people(actions.Call(12, "risk", "somebody_waits"), [ren, sol], ["app"])
    actions.page_member(ren, 13, "imminent", says="handed_over")
    assert [(alert.case, alert.times) for alert in alerts_of(ren)] == [(13, 1), (12, 3)]
    actions.end_pages(12)
    assert [alert.case for alert in alerts_of(ren)] == [13]
    assert not alerts_of(sol)


def test_a_claim_answers_calls_and_leaves_what_was_asked_of_one_person(ren, sol, community):
    actions.page_member(sol, 12, "risk", "app", "second_opinion")
    page_ren(ren)
    actions.page_member(ren, 12, "risk")
    actions.end_calls(12)
    assert [alert.says for alert in alerts_of(sol)] == ["second_opinion"]
    assert not alerts_of(ren)
    actions.end_pages(12)
    assert not alerts_of(sol)


def test_a_page_shows_a_handful_of_banners_the_most_urgent_first(ren):
    for case in range(1, 9):
        actions.page_member(ren, case, "imminent" if case == 8 else "concern")
    assert [alert.case for alert in alerts_of(ren)] == [8, 1, 2, 3, 4]


def test_reading_answers_what_was_said_to_one_person_but_not_a_call_for_anybody(ren):
    actions.page_member(ren, 12, "risk", says="somebody_waits")
    actions.page_member(ren, 13, "risk", says="handed_over")
    for case in (12, 13):
        actions.note_seen(ren, case)
    assert [alert.case for alert in alerts_of(ren)] == [12]


def test_what_is_kept_of_a_helper_is_handed_out_and_erased(ren, sol, community):
    from hearthside.care.notifications.personal_data import NotificationData

    browser = Browser("https://push.example.org/secret-path")
    actions.add_browser(ren, browser.endpoint, browser.public_key, browser.secret, "Firefox, Linux")
    for member in (ren, sol):
        actions.page_people(actions.Call(12, "risk", "somebody_waits"), [member], ["app", "mail", "push"])
    handed_out = NotificationData().export(ren)
    assert {"what": "a browser that gets pages", "browser": "Firefox, Linux"}.items() <= handed_out[0].items()
    assert "secret-path" not in str(handed_out)
    NotificationData().erase(ren, keep_words=False)
    assert not NotificationData().export(ren)
    assert Alert.objects.get().member == sol
    assert actions.deliver_due() == 0


def test_the_pause_is_never_longer_than_a_minute():
    assert max(delivery.LONGEST_PAUSE, delivery.TAKEN_FOR) == timedelta(minutes=1)


def test_old_pages_are_forgotten_but_never_one_that_still_waits(ren, community, time_machine):
    time_machine.move_to("2026-03-02 10:00:00+00:00", tick=False)
    actions.page_people(actions.Call(12, "risk", "somebody_waits"), [ren], ["app", "mail"])
    actions.end_pages(12)
    page_ren(ren, case=13)
    time_machine.shift(timedelta(days=91))
    actions.forget_old_pages()
    assert list(Page.objects.values_list("case", flat=True)) == [13]
    assert not Alert.objects.exists()
