"""What somebody in danger sees and can do: the card, "I am safe now", being asked again; and worries about another."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthside.care.aftercare import actions as aftercare
from hearthside.care.aftercare.models import After, FollowUp
from hearthside.care.aftercare.queries import asked_by, follow_ups_about, kept_for_others, tasks_of
from hearthside.care.contributions.registry import wrap
from hearthside.care.conversations.actions import ask_for_a_person, say
from hearthside.care.conversations.models import Conversation, Message, Participant
from hearthside.care.desk.actions import answer_case, finish_case
from hearthside.care.moderation.actions import file_report, file_worry
from hearthside.care.moderation.models import Decision, Report
from hearthside.care.moderation.queries import worries_about
from hearthside.care.notifications.models import Alert, Page
from hearthside.care.rota.actions import start_shift
from hearthside.care.safety.actions import claim_case
from hearthside.care.safety.models import Case, Offer, OfferCount, Outcome, Urgency
from hearthside.care.safety.personal_data import SafetyData
from hearthside.care.safety.tasks import sweep
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db

HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
ORDINARY = "Work was loud again today and I went home with a headache. Soup helped."


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


def write(member, space, body, **fields):
    return actions.start_thread(member, space, Written(body=body, title="An evening", once=uuid4(), **fields)).post


@pytest.fixture
def talk(ana, ren):
    """ana wrote with ren, and the case is closed."""
    conversation = ask_for_a_person(ana)
    answer_case(ren, claim_case(ren, conversation.case), "Hello, I am here.")
    finish_case(ren, Case.objects.get(), Outcome.TALKED)
    return Conversation.objects.get()


def agree(member, *afters, same_person=True):
    aftercare.agree_to_follow_ups(member, Case.objects.latest("pk"), afters, same_person)


def make_due():
    FollowUp.objects.update(due_at=timezone.now())
    aftercare.send_what_is_due()


# --- from a dark post to a person -----------------------------------------------------------------------------


def test_a_dark_post_leads_to_the_card_the_answer_and_a_person_without_javascript(client_of, ana, ren, space):
    start_shift(ren, "triage", 2)
    client = client_of(ana)
    sent = {"title": "Late", "body": HEAVY, "hope": "listen", "once": str(uuid4())}
    page = client.post(f"/spaces/{space.slug}/threads/new/", sent).content.decode()
    assert "What makes it hard to reach out" in page
    card = re.search(r'action="(/support/\d+/)"', page).group(1)
    answer = client.post(card, {"barrier": "tired", "country": "IE"}).content.decode()
    assert "The people on duty here ask the questions." in answer
    page = client.post("/conversations/new/", {"from_card": "person"}, follow=True).content.decode()
    assert "Private conversation" in page
    assert "We cannot send help unless you tell us where you are." in page
    assert OfferCount.objects.get(what="route:person").count == 1
    assert Case.objects.get().asked_for_a_person


# --- "I am safe now" ------------------------------------------------------------------------------------------


def test_saying_that_one_is_safe_tells_people_and_closes_nothing(client_of, ana, ren):
    talk = ask_for_a_person(ana)
    answer_case(ren, claim_case(ren, talk.case), "Hello.")
    page = client_of(ana).post("/asking-again/safe/", follow=True).content.decode()
    assert "Thank you for telling us" in page
    case = Case.objects.get()
    assert case.said_safe_at
    assert case.is_open
    assert Conversation.objects.get().closed_at is None
    assert any("safe" in entry.verb for entry in case.history.all())
    assert Alert.objects.filter(member=ren, says="said_safe").exists()


def test_the_button_is_on_the_card_and_in_the_conversation(client_of, ana, space):
    offer = actions.start_thread(ana, space, Written(body=HEAVY, title="Late")).offer
    assert "/asking-again/safe/" in client_of(ana).get(f"/support/{offer.pk}/").content.decode()
    talk = ask_for_a_person(ana)
    assert "/asking-again/safe/" in client_of(ana).get(f"/conversations/{talk.pk}/").content.decode()


def test_saying_it_without_a_case_is_answered_kindly_too(client_of, bo):
    assert "Thank you for telling us" in client_of(bo).post("/asking-again/safe/", follow=True).content.decode()


# --- asking again ---------------------------------------------------------------------------------------------


def test_a_member_chooses_when_and_can_stop(client_of, ana, ren, talk):
    client = client_of(ana)
    assert "May somebody ask you how you are?" in client.get("/asking-again/").content.decode()
    client.post("/asking-again/", {"after": [24, 168], "same_person": "on"})
    wanted = FollowUp.objects.filter(is_wanted=True)
    assert {each.after for each in wanted} == {After.DAY, After.WEEK}
    assert {each.responder for each in wanted} == {ren}
    assert "Somebody will ask you how you are" in client.get("/asking-again/").content.decode()
    client.post("/asking-again/end/")
    make_due()
    assert tasks_of(ren) == []
    assert "Nobody will ask you." in client.get("/asking-again/").content.decode()


def test_who_chooses_nothing_is_asked_nothing_and_not_asked_about_it_again(client_of, ana, ren, talk):
    client = client_of(ana)
    client.post("/asking-again/", {})
    make_due()
    assert tasks_of(ren) == []
    assert "May somebody ask you how you are?" not in client.get("/asking-again/").content.decode()


@pytest.mark.parametrize("sent", [{"after": ["x"]}, {"after": ["24", "99"]}, {"after": ["-1"]}])
def test_a_choice_that_makes_no_sense_is_answered_in_the_form(client_of, ana, talk, sent):
    assert client_of(ana).post("/asking-again/", sent).status_code == 422
    assert not FollowUp.objects.exists()


def test_it_becomes_due_after_24_hours_72_hours_and_seven_days(ana, talk):
    agree(ana, *After.values)
    chosen = FollowUp.objects.first().decided_at
    waits = [each.due_at - chosen for each in FollowUp.objects.order_by("due_at")]
    assert waits == [timedelta(hours=24), timedelta(hours=72), timedelta(days=7)]


def test_when_due_it_is_the_same_persons_task_and_software_sends_nothing(client_of, ana, ren, sol, talk):
    agree(ana, After.DAY)
    assert aftercare.send_what_is_due() == 0
    before = Message.objects.count()
    make_due()
    assert Message.objects.count() == before
    assert not mail.outbox
    assert [task.member for task in tasks_of(ren)] == [ana]
    assert tasks_of(sol) == []
    assert [task.member for task in kept_for_others(sol)] == [ana]
    assert Alert.objects.filter(member=ren, says="ask_again").exists()
    with pytest.raises(Refused, match="asks first"):
        aftercare.ask_again(sol, FollowUp.objects.get(is_wanted=True), "Hello")


def test_a_person_sends_it_in_their_own_words_and_reads_the_answer(client_of, ana, ren, talk):
    agree(ana, After.DAY)
    make_due()
    task = tasks_of(ren)[0]
    page = client_of(ren).get(f"/desk/follow-ups/{task.pk}/").content.decode()
    assert f"this is {ren.name}" in page
    client_of(ren).post(f"/desk/follow-ups/{task.pk}/", {"body": "How was the night?", "once": str(uuid4())})
    said = Message.objects.latest("pk")
    assert (said.author, said.body) == (ren, "How was the night?")
    assert "Somebody on duty has written to you" in client_of(ana).get("/about/").content.decode()
    case = Case.objects.get(closed_at=None)
    assert (case.member, case.owner) == (ana, ren)
    say(ana, said.conversation, "Quiet. Thank you for asking.")
    # The handler hears the message after commit; here it is called by hand.
    aftercare.note_answer(Message.objects.latest("pk").pk)
    assert asked_by(ren)[0].answered_at
    assert tasks_of(ren) == []


def test_it_is_sent_once(ana, ren, talk):
    agree(ana, After.DAY)
    make_due()
    task = tasks_of(ren)[0]
    aftercare.ask_again(ren, task, "How are you?")
    with pytest.raises(Refused, match="already"):
        aftercare.ask_again(ren, task, "How are you?")


def test_when_that_person_is_away_anybody_on_duty_may_do_it_and_says_so(client_of, ana, ren, sol, talk, time_machine):
    agree(ana, After.DAY)
    make_due()
    time_machine.move_to(timezone.now() + timedelta(hours=12, minutes=1), tick=False)
    start_shift(sol, "triage", 2)
    aftercare.send_what_is_due()
    assert [task.member for task in tasks_of(sol)] == [ana]
    assert Alert.objects.filter(member=sol, says="ask_again").exists()
    page = client_of(sol).get(f"/desk/follow-ups/{tasks_of(sol)[0].pk}/").content.decode()
    assert f"{ren.name} wrote with you and is away right now" in page


def test_who_did_not_ask_for_the_same_person_gets_whoever_is_there(ana, sol, talk):
    agree(ana, After.DAY, same_person=False)
    make_due()
    assert [task.member for task in tasks_of(sol)] == [ana]


def test_an_answer_that_speaks_of_danger_is_urgent_at_once(ana, ren, talk):
    agree(ana, After.DAY)
    make_due()
    said = aftercare.ask_again(ren, tasks_of(ren)[0], "How are you today?")
    say(ana, said.conversation, "Not good. " + HEAVY)
    assert Case.objects.get(closed_at=None).urgency >= Urgency.RISK


def test_nobody_who_left_is_asked(ana, ren, talk):
    agree(ana, *After.values)
    erase(ana, keep_words=False)
    assert not FollowUp.objects.exists()
    assert aftercare.send_what_is_due() == 0


def test_a_helper_who_left_leaves_the_task_to_whoever_is_there(ana, ren, sol, talk):
    agree(ana, After.DAY)
    erase(ren, keep_words=False)
    make_due()
    assert [task.member for task in tasks_of(sol)] == [ana]


def test_somebody_who_wrote_without_a_name_stays_without_one(client_of, ana, ren, space):
    write(ana, space, HEAVY, is_anonymous=True)
    case = Case.objects.get()
    answer_case(ren, claim_case(ren, case), "Hello.")
    finish_case(ren, case, Outcome.TALKED)
    agree(ana, After.DAY)
    make_due()
    pages = client_of(ren).get("/desk/follow-ups/").content.decode()
    pages += client_of(ren).get(f"/desk/follow-ups/{tasks_of(ren)[0].pk}/").content.decode()
    assert case.alias in pages
    assert ana.name not in pages
    aftercare.ask_again(ren, tasks_of(ren)[0], "How are you?")
    assert Case.objects.get(closed_at=None).alias == case.alias
    assert Participant.objects.filter(member=ana).latest("pk").known_as == case.alias


def test_the_pages_of_people_on_duty_open_to_no_member(client_of, bo, mo, ana, talk):
    agree(ana, After.DAY)
    address = f"/desk/follow-ups/{FollowUp.objects.filter(is_wanted=True).get().pk}/"
    for member in (bo, mo, ana):
        assert client_of(member).get("/desk/follow-ups/").status_code == 403
        assert client_of(member).get(address).status_code == 403


def test_a_responder_never_sees_what_is_about_themselves(client_of, ren, sol):
    talk = ask_for_a_person(ren)
    answer_case(sol, claim_case(sol, talk.case), "Hello.")
    agree(ren, After.DAY, same_person=False)
    make_due()
    assert tasks_of(ren) == []
    assert client_of(ren).get(f"/desk/follow-ups/{FollowUp.objects.get(is_wanted=True).pk}/").status_code == 404


def test_the_desks_list_asks_few_questions_of_the_database(client_of, ren, django_assert_max_num_queries):
    client = client_of(ren)
    client.get("/desk/follow-ups/")
    with django_assert_max_num_queries(12):
        client.get("/desk/follow-ups/")


def test_what_was_agreed_is_there_for_the_case_page(ana, ren, talk):
    agree(ana, After.DAY)
    assert len(follow_ups_about(talk.case)) == 3


# --- worried about somebody -------------------------------------------------------------------------------------


def test_a_worry_is_reached_from_a_post_a_profile_and_the_help_page(client_of, bo, eve, space):
    post = write(bo, space, ORDINARY)
    pages = {
        f"/threads/{post.thread_id}/": f"/worried/discussions.post/{post.pk}/",
        f"/members/{bo.pk}/": f"/worried/members.member/{bo.pk}/",
        "/help/": "/worried/",
    }
    for page, link in pages.items():
        assert f'href="{link}"' in client_of(eve).get(page).content.decode()
        assert client_of(eve).get(link).status_code == 200


def test_a_worry_opens_a_case_that_people_on_duty_see(client_of, bo, eve, ren, space):
    post = write(bo, space, ORDINARY)
    sent = {"words": "They gave away their guitar.", "when": "later"}
    page = client_of(eve).post(f"/worried/discussions.post/{post.pk}/", sent, follow=True).content.decode()
    assert "Thank you for looking out for someone" in page
    case = Case.objects.get()
    assert (case.member, case.urgency) == (bo, Urgency.CONCERN)
    assert [worry.words for worry in worries_about(case)] == ["They gave away their guitar."]
    assert "gave away their guitar" in client_of(ren).get(f"/desk/cases/{case.pk}/").content.decode()


def test_whether_it_is_now_must_be_said_and_the_words_stay(client_of, bo, eve, space):
    post = write(bo, space, ORDINARY)
    page = client_of(eve).post(f"/worried/discussions.post/{post.pk}/", {"words": "they sound different"})
    assert page.status_code == 422
    assert "If you are not sure, choose the first." in page.content.decode()
    assert "they sound different" in page.content.decode()


def test_danger_right_now_is_more_urgent(client_of, bo, eve, space):
    post = write(bo, space, ORDINARY)
    client_of(eve).post(f"/worried/discussions.post/{post.pk}/", {"words": "", "when": "now"})
    assert Case.objects.get().urgency == Urgency.RISK


def test_somebody_is_found_by_name_also_across_a_block(client_of, bo, eve):
    client = client_of(eve)
    client.post(f"/members/{bo.pk}/block/")
    client.post("/worried/", {"name": bo.name.upper(), "words": "saw it", "when": "later"})
    assert Case.objects.get().member == bo


@pytest.mark.parametrize("name", ["Nobody Of This Name", "", "x" * 90, "\x00"])
def test_an_unknown_name_is_answered_in_the_form_and_the_words_stay(client_of, eve, name):
    page = client_of(eve).post("/worried/", {"name": name, "words": "they sound different", "when": "later"})
    assert page.status_code == 422
    assert "they sound different" in page.content.decode()
    assert not Case.objects.exists()


def test_nobody_worries_about_themselves_there(client_of, eve, space):
    post = write(eve, space, ORDINARY)
    assert client_of(eve).get(f"/worried/discussions.post/{post.pk}/").status_code == 403
    assert not Case.objects.exists()


def test_what_one_may_not_see_is_not_found(client_of, bo, eve, space):
    post = write(bo, space, ORDINARY)
    space.visibility = "hidden"
    space.save()
    assert client_of(eve).get(f"/worried/discussions.post/{post.pk}/").status_code == 404


def test_the_same_worry_within_a_day_is_counted_and_not_multiplied(bo, eve, space):
    first, second = write(bo, space, ORDINARY), write(bo, space, "The bus was late.")
    for post in (first, second, first, second):
        file_worry(eve, wrap(post), "still worried")
    case = Case.objects.get()
    told = worries_about(case)
    assert [(worry.reporter, worry.times) for worry in told] == [(eve, 4)]
    assert told[0].words.count("still worried") == 4
    assert sum(entry.verb == "worry reported" for entry in case.history.all()) == 2  # once for each of the posts


def test_the_export_of_whom_somebody_worries_about_does_not_tell(bo, eve, ren, space):
    file_worry(eve, wrap(write(bo, space, ORDINARY)))
    case = Case.objects.get()
    assert not SafetyData().export(bo)
    answer_case(ren, claim_case(ren, case), "We wanted to ask how you are.")  # from now on they know of it
    assert [line["what"] for line in SafetyData().export(bo)] == ["case"]


def test_two_people_who_worry_are_two(bo, eve, ed, space):
    post = write(bo, space, ORDINARY)
    file_worry(eve, wrap(post))
    file_worry(ed, wrap(post))
    assert {worry.reporter for worry in worries_about(Case.objects.get())} == {eve, ed}


def test_worrying_again_after_the_case_was_closed_reaches_people_again(bo, eve, ren, space):
    post = write(bo, space, ORDINARY)
    file_worry(eve, wrap(post))
    finish_case(ren, claim_case(ren, Case.objects.get()), Outcome.NOT_NEEDED)
    file_worry(eve, wrap(post), "there is something new")
    case = Case.objects.get(closed_at=None)
    assert "there is something new" in worries_about(case)[0].words


def test_a_worry_that_becomes_urgent_raises_the_case_once(bo, eve, space):
    post = write(bo, space, ORDINARY)
    file_worry(eve, wrap(post))
    for _again in range(3):
        file_worry(eve, wrap(post), is_now=True)
    case = Case.objects.get()
    assert case.urgency == Urgency.RISK
    assert sum("raised" in entry.verb for entry in case.history.all()) == 1


def test_two_names_of_one_person_are_never_joined_by_worries(client_of, bo, eve, space):
    """Counted as one, two worries would tell that both posts are by the same hand."""
    named, nameless = write(bo, space, ORDINARY), write(bo, space, "Rain again.", is_anonymous=True)
    file_worry(eve, wrap(named))
    file_worry(eve, wrap(nameless))
    assert Report.objects.filter(reporter=eve).count() == 2
    assert Report.objects.get(row=nameless.pk).about is None


# What a member can see or get, whoever worries about them (failure C8).
SEEN = (
    "/",
    "/spaces/",
    "/spaces/evenings/",
    "/conversations/",
    "/reports/",
    "/asking-again/",
    "/me/settings/",
    "/about/",
)
LIVELY = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|value="[0-9a-f-]{36}"|class="told".*?</div>', re.S)


def everything_they_see(client, post, member):
    addresses = (*SEEN, f"/threads/{post.thread_id}/", f"/members/{member.pk}/", "/privacy/erasure/")
    return {address: LIVELY.sub("", client.get(address).content.decode()) for address in addresses}


def everything_that_reaches(member):
    return (
        Message.objects.filter(conversation__participants__member=member).count(),
        Participant.objects.filter(member=member).count(),
        Alert.objects.filter(member=member).count(),
        Page.objects.filter(member=member).count(),
        Decision.objects.filter(author=member).count(),
        Offer.objects.filter(member=member).count(),
        FollowUp.objects.filter(member=member).count(),
        [letter for letter in mail.outbox if member.account.email and member.account.email in letter.to],
    )


worries = st.lists(
    st.tuples(
        st.sampled_from(["eve", "ed", "ana", "mo", "ren"]),
        st.sampled_from(["post", "nameless", "profile", "by report"]),
        st.booleans(),
        st.text(alphabet="abc é🙂\n", max_size=12),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def worried(community, eve, ed, ana, mo, ren):
    return {"eve": eve, "ed": ed, "ana": ana, "mo": mo, "ren": ren}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(worries, st.booleans(), st.booleans()))
def test_no_path_leads_from_a_worry_to_the_person_worried_about(
    client_of, bo, worried, space, django_capture_on_commit_callbacks, story
):
    told, is_staffed, time_goes_on = story
    with transaction.atomic():
        if is_staffed:
            start_shift(worried["ren"], "triage", 2)
        bo.account.email = "bo@example.org"
        bo.account.save()
        about = {"post": write(bo, space, ORDINARY), "nameless": write(bo, space, "Rain.", is_anonymous=True)}
        about["profile"] = about["by report"] = bo
        client = client_of(bo)
        everything_they_see(client, about["post"], bo)  # what they have seen themselves is news no more
        before = everything_they_see(client, about["post"], bo), everything_that_reaches(bo)
        with django_capture_on_commit_callbacks(execute=True):  # what reacts to it, reacts here
            for who, what, is_now, words in told:
                if what == "by report":
                    file_report(worried[who], wrap(bo), "worried", words)
                else:
                    file_worry(worried[who], wrap(about[what]), words, is_now)
            if time_goes_on:
                sweep.call()
                aftercare.send_what_is_due()
        assert Case.objects.filter(member=bo, closed_at=None).count() == 1
        assert (everything_they_see(client, about["post"], bo), everything_that_reaches(bo)) == before
        transaction.set_rollback(True)
