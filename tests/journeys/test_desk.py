"""The desk: what waits, one case, and everything that people on duty do in it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from hearthside.care.conversations.actions import ask_for_a_person, say
from hearthside.care.conversations.models import Message
from hearthside.care.conversations.queries import open_conversation_of
from hearthside.care.desk import actions, live, queries
from hearthside.care.desk.models import Learned, Partner, Referral, ReplyTemplate, SecondOpinion
from hearthside.care.notifications.queries import alerts_of
from hearthside.care.respite.actions import override, rest_from_topics, take_break
from hearthside.care.respite.models import Debrief, Override
from hearthside.care.rota.models import HandOver, Shift
from hearthside.care.safety.actions import claim_case, close_case, say_safe, set_plan
from hearthside.care.safety.models import Case, CaseEntry, Outcome, Urgency
from hearthside.care.safety.queries import course_of
from hearthside.foundation.audit.models import AuditEntry
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import choose, erase
from hearthside.people.privacy.models import Choice
from hearthside.people.privacy.queries import sections
from hearthside.places.discussions.actions import Written, start_thread
from hearthside.places.spaces.models import Space
from tests.cast import make_member

pytestmark = pytest.mark.django_db

HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2026-03-02 12:00:00+00:00")


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


def write(member, space, body, **fields):
    return start_thread(member, space, Written(body=body, title="An evening", once=uuid4(), **fields)).post


def a_case(member, urgency=Urgency.RISK, due=timedelta(minutes=15), **fields):
    now = timezone.now()
    return Case.objects.create(member=member, urgency=urgency, opened_at=now, due_at=now + due, **fields)


def on_duty(member, duty="desk"):
    now = timezone.now()
    shift = {"starts_at": now - timedelta(minutes=30), "ends_at": now + timedelta(hours=4)}
    return Shift.objects.create(member=member, desk="triage", duty=duty, **shift)


@pytest.fixture
def mine(bo, ren):
    """A case in ren's hands."""
    return claim_case(ren, a_case(bo))


def page_of(client, case):
    return client.get(f"/desk/cases/{case.pk}/").content.decode()


def act(client, case, what, **posted):
    return client.post(f"/desk/cases/{case.pk}/{what}/", posted)


# --- the queue ------------------------------------------------------------------------------------------------------


def test_the_most_urgent_stands_first_and_each_line_says_what_matters(client_of, ren, ana, bo, eve, sol):
    a_case(ana, Urgency.CONCERN, timedelta(hours=-3), about_another=True)
    a_case(bo, Urgency.RISK, asked_for_a_person=True)
    claim_case(sol, a_case(eve, Urgency.IMMINENT, timedelta(minutes=1)))
    say_safe(eve)
    page = client_of(ren).get("/desk/cases/").content.decode()
    lines = re.findall(r'<a id="queue-\d+".*?</a>', page, re.S)
    assert [bool(re.search(level, line)) for level, line in zip(("imminent", "risk", "concern"), lines, strict=True)]
    assert f"{sol.name} has it" in lines[0]
    assert "says they are safe now" in lines[0]
    assert "asked for a person" in lines[1]
    assert "due in" in lines[1]
    assert "worried about somebody" in lines[2]
    assert "overdue" in lines[2]


def test_who_wrote_back_is_seen_in_the_queue(client_of, ren, ana):
    talk = ask_for_a_person(ana)
    case = claim_case(ren, talk.case)
    actions.answer_case(ren, case, "Hello, I am here.")
    assert "wrote back" not in client_of(ren).get("/desk/cases/").content.decode()
    say(ana, talk, "thank you")
    assert "wrote back" in client_of(ren).get("/desk/cases/").content.decode()


def test_what_somebody_rests_from_is_marked_and_still_within_reach(client_of, ren, bo):
    case = a_case(bo, topics=["self", "self_harm_now"])
    rest_from_topics(ren, ["self_harm"])
    client = client_of(ren)
    page = client.get("/desk/cases/").content.decode()
    assert "is-rested" in page
    assert "about something you rest from" in page
    assert f"/desk/cases/{case.pk}/" in page
    answer = act(client, case, "claim")
    assert answer.status_code == 409
    assert "You rest from what this is about" in answer.content.decode()
    act(client, case, "claim", note="Nobody else is here tonight.")
    case.refresh_from_db()
    assert case.owner == ren
    assert Override.objects.get().note == "Nobody else is here tonight."


def test_help_next_passes_over_what_one_rests_from(client_of, ren, bo, ana):
    a_case(bo, topics=["self_harm_now"])
    other = a_case(ana)
    rest_from_topics(ren, ["self_harm"])
    answer = client_of(ren).post("/desk/cases/next/")
    assert answer.headers["Location"] == f"/desk/cases/{other.pk}/"


def test_who_has_a_break_is_told_so_with_something_lighter_and_may_go_past_it_with_a_reason(client_of, ren, bo):
    case = a_case(bo)
    on_duty(ren)
    take_break(ren)
    client = client_of(ren)
    refused = client.post("/desk/cases/next/")
    assert refused.status_code == 409
    assert "This is your break" in refused.content.decode()
    assert client.post("/desk/cases/next/", {"note": "  "}).status_code == 422
    client.post("/desk/cases/next/", {"note": "I am the only one who is awake."})
    case.refresh_from_db()
    assert case.owner == ren


def test_an_empty_queue_says_so(client_of, ren):
    assert "Nobody is waiting." in client_of(ren).post("/desk/cases/next/", follow=True).content.decode()


def test_the_page_says_who_is_there_who_is_called_next_and_how_much_one_has_carried(client_of, ren, sol, mine):
    on_duty(ren)
    on_duty(sol, "supervisor")
    page = client_of(ren).get("/desk/cases/").content.decode()
    assert "Supervisor on call" in page
    assert sol.name in page
    assert re.search(r"carried 2 of \d+", page)


def test_the_last_shifts_note_is_read_and_reading_it_is_logged(client_of, ren, sol):
    left = HandOver.objects.create(shift=on_duty(sol), note="Two wait for an answer.", written_at=timezone.now())
    assert "Two wait for an answer." in client_of(ren).get("/desk/cases/").content.decode()
    assert AuditEntry.objects.filter(actor=ren.pk, verb="read", subject=f"rota.handover:{left.pk}").exists()


def test_a_shift_ends_with_a_note(client_of, ren, mine):
    on_duty(ren)
    client = client_of(ren)
    answer = client.post("/desk/shift/triage/end/")
    assert answer.headers["Location"] == "/desk/hand-over/"
    assert "Still in your hands" in client.get("/desk/hand-over/").content.decode()
    client.post("/desk/hand-over/", {"note": "He waits for his sister."})
    assert HandOver.objects.get().note == "He waits for his sister."


def test_a_note_that_stands_already_is_shown_before_it_is_changed(client_of, ren):
    HandOver.objects.create(shift=on_duty(ren), note="Two wait.", written_at=timezone.now())
    assert "Two wait.</textarea>" in client_of(ren).get("/desk/hand-over/").content.decode()


def test_a_supervisor_who_is_called_finds_the_case(client_of, bo):
    supervisor = make_member("sup", "Tall Heron", "supervisor")
    case = a_case(bo)
    client = client_of(supervisor)
    assert client.get("/desk/", follow=True).status_code == 200
    assert client.get(f"/desk/cases/{case.pk}/").status_code == 200
    assert act(client, case, "claim").status_code == 302


def test_members_and_moderators_have_no_way_in(client_of, bo, mo, ana):
    case = a_case(ana)
    for person in (bo, mo):
        client = client_of(person)
        for address in ("/desk/cases/", "/desk/cases/queue/", f"/desk/cases/{case.pk}/", "/desk/hand-over/"):
            assert client.get(address).status_code == 403


# --- the words ------------------------------------------------------------------------------------------------------


def test_each_mark_leads_to_the_sentence_that_explains_it(client_of, bo, ren, space):
    write(bo, space, GOODBYE)
    page = page_of(client_of(ren), Case.objects.get())
    marks = re.findall(r'<a class="why" href="#(why-\d+-\d+)"[^>]*aria-describedby="(why-\d+-\d+)"', page)
    assert marks
    for target, described_by in marks:
        assert target == described_by
        assert re.search(rf'<li id="{target}">[^<]+</li>', page)


def test_touching_signs_are_one_mark_and_no_word_is_lost(bo, ren, space):
    write(bo, space, GOODBYE)
    marked = queries.marked_words_of(Case.objects.get())[0]
    assert "".join(piece.words for piece in marked.pieces).endswith(GOODBYE)
    assert all(not (one.why and other.why) for one, other in zip(marked.pieces, marked.pieces[1:], strict=False))
    assert all(reason for _number, reason in marked.reasons)


def test_who_writes_without_a_name_keeps_it_in_every_prepared_word(client_of, bo, ren, space):
    write(bo, space, HEAVY, is_anonymous=True)
    case = claim_case(ren, Case.objects.get())
    page = page_of(client_of(ren), case)
    assert bo.name not in page
    suggested, others = queries.filled_replies(case, ren, [])
    assert not any(bo.name in filled.words for filled in suggested + others)
    assert bo.name not in queries.words_to_put_in(case, ren, [], "reply:asking_directly")[0]


def test_opening_a_case_is_logged_each_time(client_of, ren, bo):
    case = a_case(bo)
    client = client_of(ren)
    page_of(client, case)
    page_of(client, case)
    assert AuditEntry.objects.filter(actor=ren.pk, verb="read", subject=f"safety.case:{case.pk}").count() == 2


# --- the answer -----------------------------------------------------------------------------------------------------


def test_prepared_words_go_into_the_box_without_javascript_and_nothing_typed_is_lost(client_of, ren, mine):
    answer = act(client_of(ren), mine, "draft", body="I read it.", use="reply:asking_directly")
    page = answer.content.decode()
    box = re.search(r"<textarea id=\"id_body\".*?>(.*?)</textarea>", page, re.S).group(1)
    assert box.startswith("I read it.\n\nHello Pale Harbour. My name here is Slow Comet")
    assert 'name="reply" value="asking_directly.en.0"' in page
    assert Message.objects.count() == 0


def test_with_javascript_the_box_alone_comes_back(client_of, ren, mine):
    client = client_of(ren)
    answer = client.post(
        f"/desk/cases/{mine.pk}/draft/", {"body": "", "use": "ask:thoughts"}, headers={"hx-request": "true"}
    )
    page = answer.content.decode()
    assert "<html" not in page
    assert "Are you thinking about ending your life?" in page
    assert "autofocus" in page


def test_what_was_sent_is_recorded_by_key_and_version(client_of, ren, bo, mine):
    act(client_of(ren), mine, "answer", body="Are you safe?", once=uuid4(), reply="safe_right_now.en.0")
    assert CaseEntry.objects.get(verb="began with prepared words").note == "safe_right_now.en.0"
    talk = open_conversation_of(mine)
    assert talk
    assert talk.messages.get().body == "Are you safe?"


def test_a_draft_that_promises_is_pointed_at_once_and_never_stopped(client_of, ren, mine):
    client, once = client_of(ren), uuid4()
    words = "I promise that it will get better."
    first = act(client, mine, "answer", body=words, once=once).content.decode()
    assert "Could this be said in another way?" in first
    assert words in first
    assert Message.objects.count() == 0
    act(client, mine, "answer", body=words, once=once, looked_over="on")
    assert Message.objects.get().body == words


def test_good_words_leave_at_the_first_press(client_of, ren, mine):
    act(client_of(ren), mine, "answer", body="Hello, I am here. Are you safe right now?", once=uuid4())
    assert Message.objects.count() == 1


def test_a_draft_is_looked_over_while_it_is_written_and_kept_nowhere(client_of, ren, mine):
    before = AuditEntry.objects.count()
    page = act(client_of(ren), mine, "advice", body="Think of your family.").content.decode()
    assert "No arguing" in page
    assert 'name="looked_over"' in page
    assert (Message.objects.count(), AuditEntry.objects.count()) == (0, before)
    assert act(client_of(ren), mine, "advice", body="How are you?").content.decode().strip() == ""


def test_words_fit_what_is_going_on(ren, sol, bo, ana, mine):
    def first(case, viewer=ren):
        return queries.filled_replies(case, viewer, queries.talk_of(case, viewer).lines)[0][0].reply.key

    assert first(mine) == "asking_directly"
    assert first(a_case(ana, about_another=True)) == "worried_about_another"
    mine.urgency = Urgency.IMMINENT
    assert first(mine) == "safe_right_now"
    mine.topics = ["self_harm_now"]
    mine.urgency = Urgency.CONCERN
    assert first(mine) == "self_harm"
    mine.topics = []
    actions.answer_case(ren, mine, "Hello.")
    assert first(mine) == "still_here"
    assert first(mine, sol) == "taking_over"


def test_taking_over_names_whoever_wrote_before(ren, sol, mine):
    actions.answer_case(ren, mine, "Hello.")
    talk = queries.talk_of(mine, sol)
    words, _mark = queries.words_to_put_in(mine, sol, talk.lines, "reply:taking_over")
    assert f"I am taking over from {ren.name}" in words


def test_helplines_in_an_answer_are_for_their_country_and_none_without_one(bo, ren, mine):
    without, _mark = queries.words_to_put_in(mine, ren, [], "helplines")
    assert "/help/" in without
    assert "116" not in without
    bo.country = "IE"
    bo.save()
    mine.member.refresh_from_db()
    words, _mark = queries.words_to_put_in(mine, ren, [], "helplines")
    assert "116 123" in words
    assert "/help/ie/" in words


def test_somebody_whose_language_has_no_words_gets_english_and_that_is_said(bo, ren, mine):
    bo.language = "pt"
    bo.save()
    mine.member.refresh_from_db()
    assert "another_language" in {filled.reply.key for filled in queries.filled_replies(mine, ren, [])[0]}


# --- asking in steps ------------------------------------------------------------------------------------------------


def test_what_they_said_is_kept_sealed_for_whoever_comes_next(client_of, ren, sol, mine):
    act(client_of(ren), mine, "questions", said_safe="no", note_safe="sits in the car", note_helped="her dog")
    with connection.cursor() as cursor:
        cursor.execute("select note from desk_learned")
        assert "car" not in str(cursor.fetchall())
    page = page_of(client_of(sol), mine)
    assert "sits in the car" in page
    assert "her dog" in page
    assert "By what was written down this is: Imminent" in page_of(client_of(ren), mine)


def test_only_what_is_new_is_written_again_and_what_was_said_before_stays(ren, mine):
    assert actions.keep_learned(ren, mine, {"alone": ("yes", ""), "plan": ("", "")}) == 1
    assert actions.keep_learned(ren, mine, {"alone": ("yes", "")}) == 0
    assert actions.keep_learned(ren, mine, {"alone": ("no", "her sister came")}) == 1
    assert [learned.said for learned in Learned.objects.all()] == ["yes", "no"]
    assert queries.learned_in(mine)["alone"].said == "no"


def test_the_wizard_writes_nothing_into_a_case_one_does_not_have(sol, mine):
    with pytest.raises(Refused):
        actions.keep_learned(sol, mine, {"safe": ("yes", "")})


# --- colleagues -----------------------------------------------------------------------------------------------------


def test_a_second_opinion_is_asked_by_one_and_given_by_another(client_of, bo, ren, sol, mine):
    on_duty(sol)
    act(client_of(ren), mine, "opinion", question="Would you call somebody now?")
    opinion = SecondOpinion.objects.get()
    assert [alert.says for alert in alerts_of(sol)] == ["second_opinion"]
    colleague = client_of(sol)
    assert f"{ren.name} asks for your opinion" in colleague.get("/desk/cases/").content.decode()
    assert "Would you call somebody now?" in page_of(colleague, mine)
    with pytest.raises(Refused, match="Somebody else answers"):
        actions.give_opinion(ren, opinion, "I think so.")
    act(colleague, mine, f"opinion/{opinion.pk}", answer="Not yet. Ask about tonight first.")
    assert "Ask about tonight first." in page_of(client_of(ren), mine)
    assert alerts_of(ren) == []  # reading the answer ends the banner about it
    mine.refresh_from_db()
    assert mine.owner == ren
    assert "asks for your opinion" not in colleague.get("/desk/cases/").content.decode()


def test_no_database_row_says_that_somebody_agreed_with_themselves(ren, mine):
    opinion = actions.ask_for_opinion(ren, mine, "Would you?")
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondOpinion.objects.filter(pk=opinion.pk).update(answered_by=ren)


def test_what_colleagues_write_is_sealed_and_never_reaches_the_member(client_of, bo, ren, sol, mine):
    actions.give_opinion(sol, actions.ask_for_opinion(ren, mine, "the blue door?"), "the green door")
    act(client_of(ren), mine, "note", note="the red door")
    actions.answer_case(ren, mine, "Hello.")
    with connection.cursor() as cursor:
        cursor.execute("select question, answer from desk_secondopinion")
        assert "door" not in str(cursor.fetchall())
    member = client_of(bo)
    talk = open_conversation_of(mine)
    pages = [f"/conversations/{talk.pk}/", "/conversations/", "/", "/me/settings/", "/asking-again/"]
    assert not any("door" in member.get(address).content.decode() for address in pages)
    assert "door" not in str(list(sections(bo)))


def test_a_case_is_handed_to_somebody_by_name_with_a_line(client_of, ren, sol, mine):
    on_duty(sol)
    client = client_of(ren)
    refused = act(client, mine, "hand-over", to=sol.pk, note="")
    assert refused.status_code == 422
    act(client, mine, "hand-over", to=sol.pk, note="He waits for his sister.")
    mine.refresh_from_db()
    assert mine.owner == sol
    page = page_of(client_of(sol), mine)
    assert "He waits for his sister." in page
    assert re.search(rf"{sol.name}</span><br>Is asked to carry on", page)


def test_nobody_can_be_handed_a_case_who_is_not_there(client_of, ren, sol, mine):
    answer = act(client_of(ren), mine, "hand-over", to=sol.pk, note="Here.")
    assert answer.status_code == 422
    assert "Nobody else is on duty" in answer.content.decode()


def test_the_supervisor_is_called_with_one_press_and_the_case_stays(client_of, ren, sol, mine):
    on_duty(sol, "supervisor")
    act(client_of(ren), mine, "escalation", note="")
    assert [alert.says for alert in alerts_of(sol)] == ["called_in"]
    mine.refresh_from_db()
    assert mine.owner == ren


def test_a_note_with_nothing_in_it_is_answered_kindly(client_of, ren, mine):
    assert act(client_of(ren), mine, "note", note=" ").status_code == 422


# --- passing on -----------------------------------------------------------------------------------------------------


@pytest.fixture
def partner(sol):
    facts = {"name": "Harbour Clinic", "what_they_do": "They see people the same week.", "contact": "+353 1 111"}
    more = {"hours": "Mon to Fri", "stated_on": timezone.localdate(), "consent_text": "They keep it for a year."}
    return actions.keep_partner(sol, None, **facts, **more)


@pytest.fixture
def asked(ren, mine, partner):
    return actions.propose_referral(ren, mine, partner, "A first name, and that she would like a talk.")


def test_a_member_reads_exactly_what_would_be_shared_and_decides(client_of, bo, ren, mine, asked):
    talk = open_conversation_of(mine)
    said = client_of(bo).get(f"/conversations/{talk.pk}/").content.decode()
    assert "Nothing is passed on unless you say yes." in said
    assert f"/passing-on/{asked.pk}/" in said
    page = client_of(bo).get(f"/passing-on/{asked.pk}/").content.decode()
    assert "A first name, and that she would like a talk." in page
    assert "They keep it for a year." in page
    client_of(bo).post(f"/passing-on/{asked.pk}/", {"answer": "yes"})
    asked.refresh_from_db()
    assert asked.consent_by == bo
    assert "they said yes" in page_of(client_of(ren), mine)
    actions.record_referral_sent(ren, asked)
    assert "they said yes" not in page_of(client_of(ren), mine)


def test_nothing_is_passed_on_without_a_yes(ren, bo, asked):
    with pytest.raises(Refused, match="have not said yes"):
        actions.record_referral_sent(ren, asked)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.update(sent_at=timezone.now())
    actions.answer_referral(bo, asked, agrees=True)
    actions.answer_referral(bo, asked, agrees=False)  # taken back in time
    with pytest.raises(Refused, match="have not said yes"):
        actions.record_referral_sent(ren, asked)


def test_nobody_else_answers_for_them(client_of, eve, ren, asked):
    assert client_of(eve).get(f"/passing-on/{asked.pk}/").status_code == 404
    with pytest.raises(Refused):
        actions.answer_referral(eve, asked, agrees=True)


def test_a_retired_partner_gets_nobody(ren, sol, mine, partner):
    actions.retire_partner(sol, partner)
    with pytest.raises(Refused, match="no longer"):
        actions.propose_referral(ren, mine, Partner.objects.get(), "A name.")


def test_partners_are_kept_by_supervisors_and_operators(client_of, ren, ola, partner):
    assert "Harbour Clinic" in client_of(ren).get("/desk/partners/").content.decode()
    assert client_of(ren).get("/desk/partners/new/").status_code == 403
    client = client_of(ola)
    assert client.post("/desk/partners/new/", {"name": "Night Bus"}).status_code == 422
    changed = {"name": "Harbour Clinic", "what_they_do": "A talk.", "contact": "x", "hours": "", "consent_text": "y"}
    client.post(f"/desk/partners/{partner.pk}/", {**changed, "stated_on": "2026-02-01"})
    partner.refresh_from_db()
    assert partner.what_they_do == "A talk."
    assert AuditEntry.objects.filter(subject=f"desk.partner:{partner.pk}").count() == 2


# --- the end --------------------------------------------------------------------------------------------------------


def test_a_case_closes_with_an_outcome_and_keeps_what_helped_for_the_next_time(client_of, bo, ren, sol, mine):
    client = client_of(ren)
    nothing_chosen = act(client, mine, "closing", what_helped="the dog", plan="", note="")
    assert nothing_chosen.status_code == 422
    assert "the dog" in nothing_chosen.content.decode()
    act(client, mine, "closing", outcome="talked", what_helped="walking the dog", plan="writes to her sister", note="")
    mine.refresh_from_db()
    assert mine.outcome == Outcome.TALKED
    page = page_of(client_of(sol), a_case(bo))
    assert "walking the dog" in page
    assert "writes to her sister" in page


def test_this_was_hard_opens_a_quiet_moment_also_after_a_concern(client_of, ren, bo):
    case = claim_case(ren, a_case(bo, Urgency.CONCERN))
    act(client_of(ren), case, "closing", outcome="talked", was_hard="on")
    assert Debrief.objects.filter(member=ren, case=case.pk).exists()
    assert "How was it?" in client_of(ren).get("/desk/cases/").content.decode()


def test_words_said_while_closing_are_read_first(client_of, ana, ren):
    talk = ask_for_a_person(ana)
    case = claim_case(ren, talk.case)
    say(ana, talk, "one more thing")
    answer = act(client_of(ren), case, "closing", outcome="talked", read_up_to="0")
    assert answer.status_code == 403
    assert Case.objects.get().is_open


def test_a_closed_case_is_read_and_nothing_more(client_of, ren, sol, mine):
    close_case(ren, mine, Outcome.TALKED)
    page = page_of(client_of(sol), mine)
    assert "Closed: We talked" in page
    assert "Send privately" not in page
    assert act(client_of(ren), mine, "answer", body="Hello.", once=uuid4()).status_code == 403


# --- live -----------------------------------------------------------------------------------------------------------


def test_the_queue_is_sent_anew_when_something_happens(bo, ren, space, django_capture_on_commit_callbacks, monkeypatch):
    told = []
    monkeypatch.setattr("hearthside.care.desk.handlers.tell", lambda *where, **ids: told.append((where, ids)))
    with django_capture_on_commit_callbacks(execute=True):
        write(bo, space, HEAVY)
    case = Case.objects.get()
    assert (("desk", "triage"), {"case": case.pk}) in told
    part = live.render_queue(ren, "triage", {"case": case.pk})
    assert f'id="queue-{case.pk}"' in part
    assert "suicide" not in part.replace("thoughts of suicide", "")
    assert "<form" not in part


def test_a_message_reaches_the_open_case_and_reading_it_is_logged(
    ana, ren, django_capture_on_commit_callbacks, monkeypatch
):
    told = []
    monkeypatch.setattr("hearthside.care.desk.handlers.tell", lambda *where, **ids: told.append(where))
    talk = ask_for_a_person(ana)
    claim_case(ren, talk.case)
    with django_capture_on_commit_callbacks(execute=True):
        message, _assessment = say(ana, talk, "are you there")
    assert ("desk_talk", talk.case_id) in told
    part = live.render_talk(ren, str(talk.case_id), {"message": message.pk})
    assert "are you there" in part
    assert "seen" not in part  # nobody has answered yet
    assert f'value="{message.pk}" form="closing-form"' in part
    assert AuditEntry.objects.filter(actor=ren.pk, verb="read", subject=f"safety.case:{talk.case_id}").exists()


def test_only_people_on_duty_listen_and_nobody_to_their_own_case(ana, mo, ren, sol):
    own, other = a_case(ren), a_case(ana)
    assert live.may_listen_to_the_desk(ren, "triage")
    assert not live.may_listen_to_the_desk(mo, "triage")
    assert not live.may_listen_to_the_desk(None, "triage")
    assert not live.may_listen_to_the_desk(ren, "other")
    assert live.may_listen_to_a_talk(ren, str(other.pk))
    assert not live.may_listen_to_a_talk(ren, str(own.pk))
    assert live.may_listen_to_a_talk(sol, str(own.pk))
    for key in ("x", "", "9" * 40, "-1"):
        assert not live.may_listen_to_a_talk(ren, key)


# --- words that people keep for each other --------------------------------------------------------------------------


def test_a_community_changes_the_words_and_every_change_is_a_version(client_of, sol, ren, mine):
    client, address = client_of(sol), "/desk/words/en/still_here/"
    changed = {"title": "Still here", "words": "I am reading, {name}.", "is_offered": "on"}
    client.post(address, changed)
    client.post(address, changed)  # the same again is no version
    client.post(address, {**changed, "words": "I am still reading, {name}."})
    assert list(ReplyTemplate.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
    words, mark = queries.words_to_put_in(mine, ren, [], "reply:still_here")
    assert (words, mark) == ("I am still reading, Pale Harbour.", "still_here.en.2")
    page = client.get(address).content.decode()
    assert "Version 1" in page
    assert "As it was shipped" in page


def test_words_with_a_name_for_which_we_have_nothing_are_not_kept(client_of, sol):
    answer = client_of(sol).post("/desk/words/en/still_here/", {"title": "x", "words": "Wait {minutes} minutes."})
    assert answer.status_code == 422
    assert "{minutes}" in answer.content.decode()
    assert not ReplyTemplate.objects.exists()


def test_words_that_are_not_offered_leave_the_desk(client_of, sol, ren, mine):
    client_of(sol).post("/desk/words/en/asking_directly/", {"title": "x", "words": "Hello."})
    suggested, others = queries.filled_replies(mine, ren, [])
    assert "asking_directly" not in {filled.reply.key for filled in suggested + others}
    assert "not offered" in client_of(sol).get("/desk/words/").content.decode()


def test_responders_do_not_change_the_words_and_unknown_ones_are_nowhere(client_of, ren, sol):
    assert client_of(ren).get("/desk/words/").status_code == 403
    assert client_of(sol).get("/desk/words/en/no-such-words/").status_code == 404
    assert client_of(sol).get("/desk/words/xx/still_here/").status_code == 404


# --- erasure, and how much a page asks of the database --------------------------------------------------------------


def test_who_leaves_is_not_passed_on_any_more(bo, asked):
    actions.answer_referral(bo, asked, agrees=True)
    erase(bo, keep_words=False)
    asked.refresh_from_db()
    assert (asked.consent_given_at, asked.would_share, asked.consent_by) == (None, "", None)


def test_what_a_responder_did_stays_when_they_leave(ren, sol, mine, asked):
    opinion = actions.ask_for_opinion(ren, mine, "Would you?")
    actions.keep_learned(ren, mine, {"alone": ("yes", "")})
    erase(ren, keep_words=False)
    opinion.refresh_from_db()
    assert opinion.asked_by is None
    assert opinion.question == "Would you?"
    assert Learned.objects.get().by is None


def test_a_copy_of_everything_says_what_would_be_shared(bo, asked):
    assert "A first name, and that she would like a talk." in str(list(sections(bo)))


def test_a_long_queue_costs_no_more_than_a_short_one(client_of, ren, sol, django_assert_max_num_queries):
    for number in range(30):
        a_case(make_member(f"m{number}", f"Person {number}"), Urgency.CONCERN + number % 3)
    client = client_of(ren)
    with django_assert_max_num_queries(12):
        client.get("/desk/cases/queue/")
    with django_assert_max_num_queries(40):
        client.get("/desk/cases/")


def test_a_case_page_has_its_budget(client_of, bo, ren, space, django_assert_max_num_queries):
    write(bo, space, GOODBYE)
    case = claim_case(ren, Case.objects.get())
    actions.answer_case(ren, case, "Hello.")
    set_plan(ren, case, "writes", "walks")
    client = client_of(ren)
    with django_assert_max_num_queries(66):
        page_of(client, case)


@pytest.mark.parametrize("what", ["answer", "note", "opinion", "referral", "closing", "hand-over", "author"])
def test_an_empty_form_is_answered_kindly(client_of, ren, mine, what):
    assert act(client_of(ren), mine, what).status_code == 422


def test_an_unused_override_is_no_way_around_a_reason(ren, bo):
    with pytest.raises(Refused, match="few words"):
        override(ren, "  ")


def test_when_signs_were_found_is_seen_with_their_yes_alone_and_only_while_the_case_is_open(client_of, bo, ren, space):
    write(bo, space, HEAVY)
    mine = claim_case(ren, Case.objects.get())
    client, said = client_of(ren), "When signs were found"
    assert said not in page_of(client, mine)
    privacy = client_of(bo)
    assert "Seeing what was before" in privacy.get("/privacy/choices/").content.decode()
    privacy.post("/privacy/choices/", {"allowed": ["course"]})
    shown = page_of(client, mine)
    assert said in shown
    assert "score" not in shown
    privacy.post("/privacy/choices/", {})
    assert said not in page_of(client, mine)
    privacy.post("/privacy/choices/", {"allowed": ["course"]})
    close_case(ren, mine, Outcome.TALKED)
    assert said not in page_of(client, mine)


def test_signs_in_words_without_a_name_stay_out_of_the_days_shown(client_of, bo, ren, sol, space):
    choose(bo, [Choice.COURSE])
    write(bo, space, GOODBYE, is_anonymous=True)
    case = claim_case(ren, Case.objects.get())
    assert "When signs were found" not in page_of(client_of(ren), case)
    close_case(ren, case, Outcome.TALKED)
    write(bo, space, HEAVY)
    named = claim_case(sol, Case.objects.get(closed_at=None))
    [(_day, sentences)] = course_of(named)
    assert not any("farewell" in sentence.lower() or "goodbye" in sentence.lower() for sentence in sentences)


def test_words_without_a_name_that_join_a_named_case_add_nothing_to_the_days_shown(bo, ren, space):
    choose(bo, [Choice.COURSE])
    write(bo, space, HEAVY)
    before = course_of(Case.objects.get())
    write(bo, space, GOODBYE, is_anonymous=True)
    case = Case.objects.get()
    assert case.words.count() == 2
    assert before
    assert course_of(case) == before
