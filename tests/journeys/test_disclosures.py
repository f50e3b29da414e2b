"""Telling somebody outside: never by one person, never by software, never behind the member's back."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hearthside
from hearthside.care.conversations.actions import ask_for_a_person
from hearthside.care.conversations.models import Message
from hearthside.care.desk.actions import finish_case
from hearthside.care.disclosures import actions, queries
from hearthside.care.disclosures.models import Disclosure, EmergencyContact, Ending, Opening
from hearthside.care.notifications.queries import alerts_of
from hearthside.care.rota.models import Shift
from hearthside.care.safety.actions import claim_case
from hearthside.care.safety.models import Case, CaseEntry, Outcome, Urgency
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused
from hearthside.people.organisations.actions import describe_community
from hearthside.people.privacy.actions import erase
from hearthside.people.privacy.queries import sections
from tests.cast import make_member

pytestmark = pytest.mark.django_db
PACKAGE = Path(hearthside.__file__).parent
POLICY = "Only when a life is in danger and nothing else is left."
WORDS = {"reason": "She names tonight.", "to_whom": "Her sister", "would_tell": "That we fear for her life."}


@pytest.fixture(autouse=True)
def one_day_in_march(time_machine):
    time_machine.move_to("2026-03-01 12:00:00+00:00")


@pytest.fixture
def policy(community):
    return describe_community(disclosure_policy=POLICY)


@pytest.fixture
def contact(bo):
    return actions.keep_contact(bo, "Maria, my sister", "+353 1 000 000", "Call me Sam.")


@pytest.fixture
def case(bo, ren):
    now = timezone.now()
    found = Case.objects.create(member=bo, urgency=Urgency.IMMINENT, opened_at=now, due_at=now)
    return claim_case(ren, found)


@pytest.fixture
def asked(policy, contact, case, ren):
    return actions.ask_to_disclose(ren, case, **WORDS)


def on_duty(member, duty="desk"):
    now = timezone.now()
    return Shift.objects.create(
        member=member, desk="triage", duty=duty, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=3)
    )


def another_responder(name="Brown Kettle"):
    return make_member(name.casefold(), name, "responder")


# --- the member's own page -----------------------------------------------------------------------------------------


def test_a_contact_is_optional_sealed_and_theirs_to_change_and_remove(client_of, bo):
    client = client_of(bo)
    assert client.get("/me/emergency-contact/").status_code == 200
    client.post("/me/emergency-contact/", {"who": "Maria, my sister", "how": "+353 1 000 000", "to_know": ""})
    with connection.cursor() as cursor:
        cursor.execute("select who, how from disclosures_emergencycontact")
        assert "Maria" not in str(cursor.fetchone())
    assert "Maria, my sister" in client.get("/me/emergency-contact/").content.decode()
    client.post("/me/emergency-contact/removal/")
    assert not EmergencyContact.objects.exists()


def test_the_page_says_when_it_may_be_opened_and_the_settings_lead_there(client_of, bo, policy):
    page = client_of(bo).get("/me/emergency-contact/").content.decode()
    assert POLICY in page
    assert "two different people" in page
    assert "/me/emergency-contact/" in client_of(bo).get("/me/settings/").content.decode()
    assert "/me/emergency-contact/" in client_of(bo).get("/privacy/").content.decode()


def test_half_a_contact_is_answered_kindly_and_nothing_typed_is_lost(client_of, bo):
    answer = client_of(bo).post("/me/emergency-contact/", {"who": "Maria, my sister", "how": ""})
    assert answer.status_code == 422
    assert "Maria, my sister" in answer.content.decode()


def test_nobody_elses_page_shows_the_contact(client_of, bo, ren, sol, ola, asked):
    addresses = ["/desk/cases/", f"/desk/cases/{asked.case_id}/", f"/desk/disclosures/{asked.pk}/"]
    addresses += ["/desk/disclosures/", f"/members/{bo.pk}/", "/operator/log/"]
    for person in (ren, sol, ola):
        client = client_of(person)
        assert not any("Maria" in client.get(address).content.decode() for address in addresses)


# --- two people ----------------------------------------------------------------------------------------------------


def test_without_a_stated_policy_it_is_refused_kindly(client_of, community, contact, case, ren):
    with pytest.raises(Refused, match="has not written down"):
        actions.ask_to_disclose(ren, case, **WORDS)
    page = client_of(ren).get(f"/desk/disclosures/new/{case.pk}/").content.decode()
    assert "ask the operator" in page


def test_only_who_looks_after_them_can_ask(policy, contact, case, sol):
    with pytest.raises(Refused, match="Somebody else has this case"):
        actions.ask_to_disclose(sol, case, **WORDS)


def test_asking_opens_nothing(asked, ren):
    with pytest.raises(Refused, match="second person has not agreed"):
        actions.open_contact(ren, asked)


def test_nobody_agrees_with_themselves(asked, ren):
    on_duty(ren)
    with pytest.raises(Refused, match="Somebody else decides"):
        actions.agree_to_disclosure(ren, asked)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.filter(pk=asked.pk).update(agreed_by=ren, agreed_at=timezone.now())


def test_the_second_person_is_a_supervisor_an_operator_or_on_duty(asked, sol, mo, ola):
    for person in (mo, another_responder()):
        with pytest.raises(Refused, match="supervisor, an operator"):
            actions.agree_to_disclosure(person, asked)
    for person in (sol, ola):
        with transaction.atomic():
            actions.agree_to_disclosure(person, asked)
            Disclosure.objects.update(agreed_by=None, agreed_at=None)
    other = another_responder("White Heron")
    on_duty(other)
    assert actions.agree_to_disclosure(other, asked).agreed_by == other


def test_the_member_does_not_decide_about_themselves(policy, ren, sol):
    now = timezone.now()
    case = claim_case(ren, Case.objects.create(member=sol, urgency=3, opened_at=now, due_at=now))
    about_sol = actions.ask_to_disclose(ren, case, **WORDS)
    with pytest.raises(Refused):
        actions.agree_to_disclosure(sol, about_sol)
    assert about_sol not in queries.waiting_for_a_second_person(sol)


def test_the_two_open_it_once_each_and_each_opening_is_logged(asked, ren, sol, ola):
    actions.agree_to_disclosure(sol, asked)
    assert actions.open_contact(ren, asked).who == "Maria, my sister"
    with pytest.raises(Refused, match="once already"):
        actions.open_contact(ren, asked)
    with pytest.raises(Refused, match="Only the two people"):
        actions.open_contact(ola, asked)
    assert actions.open_contact(sol, asked).to_know == "Call me Sam."
    logged = AuditEntry.objects.filter(verb="opened the emergency contact").order_by("pk")
    assert list(logged.values_list("actor", flat=True)) == [ren.pk, sol.pk]
    assert CaseEntry.objects.filter(verb="opened the emergency contact").count() == 2


def test_an_old_agreement_opens_nothing(asked, ren, sol, time_machine):
    actions.agree_to_disclosure(sol, asked)
    time_machine.shift(timedelta(hours=25))
    with pytest.raises(Refused, match="too old"):
        actions.open_contact(ren, asked)


def test_a_role_or_second_step_taken_away_takes_the_key_away(asked, ren, sol):
    actions.agree_to_disclosure(sol, asked)
    ren.roles = ""
    ren.save()
    with pytest.raises(Refused):
        actions.open_contact(ren, asked)


def test_a_refusal_ends_it(asked, ren, sol):
    actions.refuse_disclosure(sol, asked)
    asked.refresh_from_db()
    assert asked.ending == Ending.REFUSED
    with pytest.raises(Refused):
        actions.open_contact(ren, asked)


def test_two_people_on_two_browsers(client_of, asked, ren, sol):
    page = client_of(sol).get("/desk/disclosures/").content.decode()
    assert f"/desk/disclosures/{asked.pk}/" in page
    client_of(sol).post(f"/desk/disclosures/{asked.pk}/agreement/", {"answer": "yes"})
    answer = client_of(ren).post(f"/desk/disclosures/{asked.pk}/opening/")
    assert "Maria, my sister" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert client_of(ren).post(f"/desk/disclosures/{asked.pk}/opening/").status_code == 403
    assert client_of(ren).get(f"/desk/disclosures/{asked.pk}/opening/").status_code == 405


def test_reading_a_disclosure_is_logged(client_of, asked, ola):
    client_of(ola).get(f"/desk/disclosures/{asked.pk}/")
    assert AuditEntry.objects.filter(actor=ola.pk, verb="read", subject=f"disclosures.disclosure:{asked.pk}").exists()


def test_the_supervisor_on_call_is_called_to_decide_until_they_have_looked(client_of, policy, contact, case, ren, sol):
    on_duty(sol, "supervisor")
    asked = actions.ask_to_disclose(ren, case, **WORDS)
    assert [alert.says for alert in alerts_of(sol)] == ["decide_with_me"]
    assert alerts_of(ren) == []
    client_of(sol).get(f"/desk/disclosures/{asked.pk}/")
    assert alerts_of(sol) == []


def test_the_log_holds_no_words(asked, ren, sol):
    actions.agree_to_disclosure(sol, asked)
    actions.open_contact(ren, asked)
    actions.end_disclosure(ren, asked, Ending.TOLD, "Her sister knows.")
    written = " ".join(str(row) for row in AuditEntry.objects.values_list("verb", "subject", "reason"))
    assert not any(word in written for word in ("Maria", "sister", "tonight", "+353"))


def test_an_ending_with_nothing_written_is_asked_for_again(client_of, asked, ren, sol):
    actions.agree_to_disclosure(sol, asked)
    answer = client_of(ren).post(f"/desk/disclosures/{asked.pk}/ending/", {"ending": "told", "was_told": ""})
    assert answer.status_code == 422
    assert "Write down what was told" in answer.content.decode()


def test_nothing_is_called_told_before_two_agreed(asked, ren):
    with pytest.raises(Refused, match="has not agreed"):
        actions.end_disclosure(ren, asked, Ending.TOLD, "Her sister.")
    actions.end_disclosure(ren, asked, Ending.NOT_NEEDED)


# --- the member is told --------------------------------------------------------------------------------------------


@pytest.fixture
def told_outside(asked, ren, sol):
    actions.agree_to_disclosure(sol, asked)
    actions.open_contact(ren, asked)
    return actions.end_disclosure(ren, asked, Ending.TOLD, "Her sister, that we fear for her.")


def test_a_case_does_not_close_over_a_running_disclosure(asked, case, ren):
    with pytest.raises(Refused, match="has ended"):
        finish_case(ren, case, Outcome.TALKED)
    actions.end_disclosure(ren, asked, Ending.NOT_NEEDED)
    finish_case(ren, case, Outcome.TALKED)


def test_when_the_case_closes_the_member_is_told_in_their_conversations_and_by_a_banner(
    client_of, bo, ren, case, told_outside, django_capture_on_commit_callbacks
):
    client = client_of(bo)
    assert "told somebody outside" not in client.get("/conversations/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        finish_case(ren, case, Outcome.EMERGENCY)
    banner = client.get("/about/").content.decode()
    talk = Message.objects.get(author=None).conversation
    assert f"/conversations/{talk.pk}/" in banner
    assert "sister" not in banner
    said = client.get(f"/conversations/{talk.pk}/").content.decode()
    assert "Notice from this community" in said
    assert "told somebody outside about you" in said
    page = client.get("/me/emergency-contact/").content.decode()
    assert "Her sister, that we fear for her." in page
    assert "She names tonight." in page
    assert ren.name not in page


def test_after_seventy_two_hours_the_member_is_told_although_the_case_is_open(told_outside, time_machine):
    time_machine.shift(timedelta(hours=71))
    assert actions.tell_members() == 0
    time_machine.shift(timedelta(hours=2))
    assert actions.tell_members() == 1
    assert actions.tell_members() == 0
    assert Message.objects.count() == 1


def test_a_notice_does_not_hide_that_the_member_waits_for_an_answer(bo, case, told_outside, time_machine):
    from hearthside.care.conversations.actions import say
    from hearthside.care.conversations.queries import cases_waiting_for_an_answer

    say(bo, ask_for_a_person(bo), "Are you there?")
    time_machine.shift(timedelta(hours=73))
    actions.tell_members()
    assert cases_waiting_for_an_answer() == {case.pk}


def test_what_was_asked_and_not_done_is_told_to_nobody(asked, case, bo, ren, sol):
    actions.refuse_disclosure(sol, asked)
    finish_case(ren, case, Outcome.TALKED)
    assert actions.tell_members() == 0
    assert not Message.objects.exists()


def test_a_supervisor_may_wait_in_writing_until_a_date_and_then_they_are_told(told_outside, ren, sol, time_machine):
    in_ten_days = timezone.localdate() + timedelta(days=10)
    with pytest.raises(Refused):
        actions.postpone_telling(ren, told_outside, "He reads her phone.", in_ten_days)
    with pytest.raises(Refused, match="at most"):
        actions.postpone_telling(sol, told_outside, "He reads her phone.", in_ten_days + timedelta(days=90))
    actions.postpone_telling(sol, told_outside, "He reads her phone.", in_ten_days)
    time_machine.shift(timedelta(days=9))
    assert actions.tell_members() == 0
    assert queries.review_is_near(queries.not_yet_told().get(), timezone.localdate())
    time_machine.shift(timedelta(days=1))
    assert actions.tell_members() == 1


def test_a_notice_that_fails_is_tried_again_and_logged_without_words(told_outside, time_machine, monkeypatch, caplog):
    time_machine.shift(timedelta(hours=73))
    with monkeypatch.context() as broken:
        broken.setattr("hearthside.care.disclosures.actions.telling.give_notice", lambda *a: 1 / 0)
        assert actions.tell_members() == 0
    assert "ZeroDivisionError" in caplog.text
    assert actions.tell_members() == 1


def test_the_year_is_counted(asked, ren, sol):
    actions.agree_to_disclosure(sol, asked)
    actions.open_contact(ren, asked)
    actions.open_contact(sol, asked)
    actions.end_disclosure(ren, asked, Ending.TOLD, "Her sister.")
    counts = queries.disclosures_in(asked.asked_at.year)
    assert (counts.asked, counts.agreed, counts.contacts_opened, counts.told, counts.refused) == (1, 1, 1, 1, 0)
    assert queries.disclosures_in(asked.asked_at.year - 1).asked == 0


def test_who_leaves_takes_the_contact_along_and_the_count_stays(bo, told_outside):
    erase(bo, keep_words=True)
    assert not EmergencyContact.objects.exists()
    told_outside.refresh_from_db()
    assert (told_outside.member, told_outside.reason, told_outside.was_told) == (None, "", "")
    assert queries.disclosures_in(told_outside.asked_at.year).told == 1
    assert actions.tell_members() == 0


def test_a_copy_of_everything_holds_the_contact_and_no_disclosure_they_do_not_know_of(bo, told_outside, time_machine):
    kept = str(list(sections(bo)))
    assert "Maria, my sister" in kept
    assert "She names tonight." not in kept
    time_machine.shift(timedelta(hours=73))
    actions.tell_members()
    assert "She names tonight." in str(list(sections(bo)))


# --- never by one person, never by software ------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "agree", "refuse", "open", "end", "close", "later", "role", "duty", "hand"]),
        st.integers(0, 3),
    ),
    max_size=14,
)


@pytest.fixture
def staff(ren, sol, mo, ola):
    return [ren, sol, mo, ola]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_actions_opens_a_contact_with_fewer_than_two_people(steps, policy, contact, case, staff):
    with transaction.atomic():
        for step, number in steps:
            try:
                with transaction.atomic():
                    _take(step, staff[number], case)
            except Refused:
                continue
        _nobody_was_alone()
        transaction.set_rollback(True)


def _take(step, person, case):
    disclosure = Disclosure.objects.filter(case=case).order_by("-pk").first()
    if step == "ask":
        actions.ask_to_disclose(person, case, **WORDS)
    elif step == "hand":
        Case.objects.filter(pk=case.pk).update(owner=person, claimed_at=timezone.now())
    elif step == "duty":
        on_duty(person)
    elif step == "role":
        type(person).objects.filter(pk=person.pk).update(roles=",responder,supervisor,")
        person.refresh_from_db()
    elif step == "later" and disclosure:
        Disclosure.objects.filter(pk=disclosure.pk, agreed_at__isnull=False).update(
            agreed_at=timezone.now() - timedelta(hours=30)
        )
    elif step == "close":
        finish_case(person, Case.objects.get(pk=case.pk), Outcome.TALKED)
    elif disclosure:
        act = {"agree": actions.agree_to_disclosure, "refuse": actions.refuse_disclosure, "open": actions.open_contact}
        act.get(step, lambda who, what: actions.end_disclosure(who, what, Ending.NOT_REACHED))(person, disclosure)


def _nobody_was_alone():
    for opening in Opening.objects.select_related("disclosure"):
        two = {opening.disclosure.asked_by_id, opening.disclosure.agreed_by_id}
        assert None not in two
        assert len(two) == 2
        assert opening.opened_by_id in two
        assert opening.disclosure.agreed_at < opening.opened_at


def test_no_task_handler_or_clock_decides_or_opens_anything():
    """Invariant 7 of the safety rules: it takes people. What runs by itself may only tell the member afterwards."""
    decided_by_people = {"ask_to_disclose", "agree_to_disclosure", "refuse_disclosure", "open_contact"}
    decided_by_people |= {"end_disclosure", "postpone_telling", "EmergencyContact", "contact_of"}
    own = PACKAGE / "care/disclosures"
    allowed = {own / name for name in ("desk.py", "views.py", "models.py", "queries.py", "personal_data.py")}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts or path in allowed or own / "actions" in path.parents:
            continue
        names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
        names |= {
            a.name for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ImportFrom) for a in n.names
        }
        found |= {f"{path.relative_to(PACKAGE)}: {name}" for name in names & decided_by_people}
    assert not found
