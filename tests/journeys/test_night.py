"""While nobody is on duty: what waits, what is said, what comes first in the morning; and reports as a weapon."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hearthside.care.contributions.registry import wrap
from hearthside.care.conversations.models import Conversation, Message
from hearthside.care.moderation import rules
from hearthside.care.moderation.actions import claim_item, decide, file_report, set_night_rule
from hearthside.care.moderation.models import Item, Measure, NightRule, Why
from hearthside.care.moderation.rules import Flag
from hearthside.care.rota.actions import end_shift, plan_shift, start_shift
from hearthside.care.safety.models import Case, Urgency
from hearthside.care.safety.queries import open_cases
from hearthside.foundation.verdicts import Refused
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Standing
from hearthside.places.spaces.models import Space
from tests.cast import make_member

pytestmark = pytest.mark.django_db

ORDINARY = "Work was loud again today and I went home with a headache. Soup helped."
DESPAIR = "Everything feels pointless and hopeless and I cannot see why I should go on."
HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
IN_DANGER_NOW = "I am going to kill myself tonight."


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


@pytest.fixture
def sock_puppets(db):
    return [make_member(f"sock{number}", f"Sock {number}", days=1) for number in range(5)]


@pytest.fixture
def regulars(db):
    return [make_member(f"regular{number}", f"Regular {number}", days=90) for number in range(5)]


def write(member, space, body=ORDINARY):
    return actions.start_thread(member, space, Written(body=body, title="An evening", once=uuid4())).post


def flag(post, people, reason="hurts"):
    for member in people:
        file_report(member, wrap(post), reason)
    post.refresh_from_db()
    return post.standing


# --- what waits, and what is said -------------------------------------------------------------------------------


def test_the_site_changes_by_itself_when_a_shift_ends_and_begins(bo, eve, ed, ren, space):
    start_shift(ren, "triage", 2)
    assert write(bo, space, IN_DANGER_NOW).standing == Standing.SHOWN
    end_shift(ren, "triage")
    assert write(eve, space, IN_DANGER_NOW).standing == Standing.HELD
    start_shift(ren, "triage", 2)
    assert write(ed, space, IN_DANGER_NOW).standing == Standing.SHOWN


def test_risk_waits_only_where_the_space_says_so_in_public(client_of, bo, eve, space):
    assert write(bo, space, HEAVY).standing == Standing.SHOWN
    assert "Words that sound like danger wait here" not in client_of(eve).get("/spaces/evenings/").content.decode()
    space.holds_risk = True
    space.save()
    assert write(eve, space, HEAVY).standing == Standing.HELD
    assert "Words that sound like danger wait here" in client_of(eve).get("/spaces/evenings/").content.decode()


def test_pages_where_it_matters_say_it_by_night_and_not_by_day(client_of, bo, ren, space):
    client = client_of(bo)
    where = ("/conversations/", f"/spaces/{space.slug}/threads/new/", "/worried/", "/asking-again/safe/")
    for address in where:
        assert "Nobody is on duty right now" in client.get(address).content.decode(), address
    start_shift(ren, "triage", 2)
    for address in where:
        assert "Nobody is on duty right now" not in client.get(address).content.decode(), address


def test_the_help_page_says_nothing_of_it_and_needs_no_database(client, django_db_blocker):
    with django_db_blocker.block():
        page = client.get("/help/")
    assert page.status_code == 200
    assert "on duty" not in page.content.decode()


def test_whoever_asks_for_a_person_learns_when_somebody_comes_and_their_words_are_kept(client_of, bo, ren):
    begins = timezone.now() + timedelta(hours=3)
    plan_shift(ren, "triage", begins, begins + timedelta(hours=2))
    client = client_of(bo)
    page = client.post("/conversations/new/", follow=True).content.decode()
    assert "Somebody is here from" in page
    assert "What you write is kept until then." in page
    assert "Helplines and emergency numbers" in page
    talk = Conversation.objects.get()
    client.post(f"/conversations/{talk.pk}/message/", {"body": "Are you there?", "once": str(uuid4())})
    assert Message.objects.get().body == "Are you there?"
    assert Case.objects.get().is_open


def test_without_any_plan_no_time_is_made_up(client_of, bo):
    page = client_of(bo).post("/conversations/new/", follow=True).content.decode()
    assert "we do not know when somebody will be" in page


def test_the_morning_begins_with_the_most_urgent(bo, eve, ed, ana, ren, space):
    for member, words in ((ed, DESPAIR), (bo, HEAVY), (eve, IN_DANGER_NOW), (ana, HEAVY)):
        write(member, space, words)
    order = [case.urgency for case in open_cases(ren)]
    assert order == sorted(order, reverse=True)
    assert order[0] == Urgency.IMMINENT


# --- reports as a weapon (failure C17) --------------------------------------------------------------------------


def test_five_sock_puppets_hide_a_post_and_take_nothing_else_from_its_writer(client_of, bo, space, sock_puppets):
    post = write(bo, space)
    client = client_of(bo)
    assert flag(post, sock_puppets) == Standing.HELD
    bo.refresh_from_db()
    assert bo.account.is_active
    page = client.get(f"/threads/{post.thread_id}/").content.decode()
    assert "You are not in trouble." in page
    assert "Several people asked a moderator to look at it." in page
    assert ORDINARY in page
    assert client.post("/conversations/new/", follow=True).status_code == 200
    assert write(bo, space, "I am still here.").standing == Standing.SHOWN
    assert client.get("/help/").status_code == 200


def test_somebody_in_danger_who_is_brigaded_still_gets_the_card_and_a_case(client_of, bo, ren, space, sock_puppets):
    posted = actions.start_thread(bo, space, Written(body=HEAVY, title="Late", once=uuid4()))
    assert posted.offer
    flag(posted.post, sock_puppets)
    case = Case.objects.get()
    assert case.is_open
    assert client_of(ren).get(f"/desk/cases/{case.pk}/").status_code == 200
    assert client_of(bo).get(f"/support/{posted.offer.pk}/").status_code == 200


def test_four_sock_puppets_are_not_enough_and_three_known_members_are(bo, eve, space, sock_puppets, regulars):
    assert flag(write(bo, space), sock_puppets[:4]) == Standing.SHOWN
    assert flag(write(eve, space), regulars[:2]) == Standing.SHOWN
    assert flag(write(eve, space, "Another day."), regulars[:3]) == Standing.HELD


def test_one_member_who_reports_many_times_is_one(bo, eve, space):
    assert flag(write(bo, space), [eve] * 9) == Standing.SHOWN


def test_visitors_and_worries_hide_nothing(bo, space, regulars):
    post = write(bo, space)
    assert flag(post, [None] * 9) == Standing.SHOWN
    assert flag(post, regulars, "worried") == Standing.SHOWN


def test_while_a_moderator_is_on_duty_no_number_of_reports_hides(bo, mo, space, regulars):
    start_shift(mo, "moderation", 2)
    assert flag(write(bo, space), regulars) == Standing.SHOWN
    assert Item.objects.get().why == Why.REPORT


def test_the_moderator_finds_it_with_the_reason_and_can_show_it(bo, eve, mo, space, regulars):
    post = write(bo, space)
    flag(post, regulars[:3])
    item = Item.objects.get()
    assert item.why == Why.FLAGS
    decide(mo, claim_item(mo, item), Measure.RELEASE, "")
    assert Post.objects.visible_to(eve).filter(pk=post.pk).exists()


def test_what_a_moderator_let_stand_is_not_hidden_by_reports_again(bo, mo, space, regulars):
    post = write(bo, space)
    flag(post, regulars[:3])
    decide(mo, claim_item(mo, Item.objects.get()), Measure.RELEASE, "")
    assert flag(post, regulars) == Standing.SHOWN


def test_people_whose_reports_were_unfounded_count_less(bo, eve, mo, space, regulars):
    flag(write(bo, space), regulars[:3])
    decide(mo, claim_item(mo, Item.objects.get()), Measure.RELEASE, "")
    assert flag(write(eve, space), regulars[:3]) == Standing.SHOWN


def test_the_operator_sets_the_number_and_0_means_never(client_of, ola, bo, space, regulars):
    assert client_of(ola).post("/operator/night/", {"flags_that_hide": 2}).status_code == 302
    assert flag(write(bo, space), regulars[:2]) == Standing.HELD
    set_night_rule(ola, 0)
    assert flag(write(bo, space, "Another day."), regulars) == Standing.SHOWN
    with pytest.raises(Refused):
        set_night_rule(bo, 1)
    assert client_of(bo).get("/operator/night/").status_code == 403


@pytest.mark.parametrize("number", ["-1", "x", "", "51", "99999999999"])
def test_a_number_that_makes_no_sense_is_answered_in_the_form(client_of, ola, number):
    assert client_of(ola).post("/operator/night/", {"flags_that_hide": number}).status_code == 422
    assert not NightRule.objects.exists()


people = st.lists(
    st.builds(Flag, st.integers(0, 400).map(lambda days: timezone.now() - timedelta(days=days)), st.integers(0, 5))
)


@given(people, people)
def test_more_reports_never_weigh_less_and_nobody_weighs_more_than_one(some, more):
    assert rules.weight_of_flags(some) <= rules.weight_of_flags(some + more)
    assert rules.weight_of_flags(some) <= rules.FULL * len(some)
    assert not rules.do_flags_hide(rules.weight_of_flags(some), NightRule(flags_that_hide=0))
