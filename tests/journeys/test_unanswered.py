"""No one is left unanswered: who waits, in which order, for whose eyes; taking turns; and the promise, measured."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from hearthside.care.rota.actions import start_shift
from hearthside.care.rota.models import Shift
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Block
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Standing, Thread, Turn
from hearthside.places.discussions.queries import first_answers, waiting_for_an_answer
from hearthside.places.spaces.models import Membership, Space
from tests.cast import make_member

pytestmark = pytest.mark.django_db

ORDINARY = "Work was loud again today and I went home with a headache. Soup helped."
HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
PAGE = "/desk/unanswered/"


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


@pytest.fixture
def gil(db):
    return make_member("gil", "Warm Kettle", "greeter")


@pytest.fixture
def hal(db):
    return make_member("hal", "Soft Gravel", "greeter")


def write(member, space, body=ORDINARY, **fields):
    return actions.start_thread(member, space, Written(body=body, title="An evening", once=uuid4(), **fields)).post


def answer(member, post, **fields):
    return actions.reply(member, post.thread, Written(body="I read this.", once=uuid4(), **fields)).post


def waiting(viewer):
    return [row.post for row in waiting_for_an_answer(viewer)[0]]


# --- who waits --------------------------------------------------------------------------------------------------


def test_a_post_waits_until_somebody_else_answers(bo, ana, gil, space):
    post = write(ana, space)
    assert waiting(gil) == [post]
    answer(ana, post)
    assert post in waiting(gil)  # going on oneself is no answer
    answer(bo, post)
    assert waiting(gil) == []


def test_a_newcomers_first_words_wait_also_below_somebody_elses(bo, ana, gil, space):
    thread = write(bo, space)
    answer(bo, thread)
    first = answer(ana, thread)
    assert waiting(gil) == [first]


def test_words_that_carry_a_sign_wait_wherever_they_stand(bo, eve, gil, space):
    post = write(bo, space)
    answer(eve, post)
    heavy = actions.reply(bo, post.thread, Written(body=HEAVY, once=uuid4())).post
    assert heavy in waiting(gil)


def test_an_ordinary_reply_is_an_answer_and_waits_for_none(bo, eve, gil, space):
    known = write(eve, space)
    answer(bo, known)
    answer(bo, write(eve, space))
    assert not [post for post in waiting(gil) if not post.is_first and post.author == bo and post.pk > known.pk + 1]


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.HIDDEN, Standing.UNASSESSED, Standing.REMOVED])
def test_what_others_cannot_read_waits_on_another_desk(ana, gil, space, standing):
    post = write(ana, space)
    Post.objects.filter(pk=post.pk).update(standing=standing)
    assert waiting(gil) == []


def test_a_thread_closed_for_replies_does_not_wait(ana, mo, gil, space):
    actions.lock_thread(mo, write(ana, space).thread)
    assert waiting(gil) == []


def test_ones_own_words_are_answered_by_others(gil, space):
    write(gil, space)
    assert waiting(gil) == []


def test_risk_comes_first_and_then_who_has_waited_longest(ana, bo, eve, ren, space):
    old, older, heavy = write(bo, space), write(eve, space), write(ana, space, HEAVY)
    Post.objects.filter(pk=older.pk).update(shown_at=timezone.now() - timedelta(hours=9))
    Post.objects.filter(pk=old.pk).update(shown_at=timezone.now() - timedelta(hours=5))
    assert waiting(ren) == [heavy, older, old]


def test_greeters_meet_newcomers_first(ana, bo, eve, gil, space):
    answer(eve, write(bo, space))
    settled, new = write(bo, space, HEAVY), write(ana, space)
    assert waiting(gil)[0] == new
    assert settled in waiting(gil)


# --- for whose eyes ---------------------------------------------------------------------------------------------


def test_the_page_opens_to_those_who_answer_and_to_no_other_member(client_of, bo, gil, ren, mo, fay):
    for member in (gil, ren, mo, fay):
        assert client_of(member).get(PAGE).status_code == 200
    assert client_of(bo).get(PAGE).status_code == 403


def test_levels_are_shown_to_people_who_look_after_cases_alone(client_of, ana, gil, ren, space):
    write(ana, space, HEAVY)
    assert "data-level" in client_of(ren).get(PAGE).content.decode()
    for page in (client_of(gil).get(PAGE).content.decode(), client_of(gil).get("/").content.decode()):
        assert "data-level" not in page
        assert "Risk" not in page


def test_a_greeter_sees_only_spaces_that_are_open_to_them(ana, gil, hal, space):
    space.visibility = "hidden"
    space.save()
    for member in (ana, gil):
        Membership.objects.create(space=space, member=member)
    post = write(ana, space)
    assert waiting(gil) == [post]
    assert waiting(hal) == []


def test_nobody_is_sent_to_somebody_they_keep_apart_from(ana, gil, space):
    write(ana, space)
    Block.objects.create(blocker=ana, blocked=gil)
    assert waiting(gil) == []


def test_the_list_never_tells_that_two_names_are_one_person(client_of, ana, gil, ren, space):
    post = write(ana, space, is_anonymous=True)
    assert not waiting_for_an_answer(gil)[0][0].is_new_here  # being new would say something about who wrote it
    for reader in (gil, ren):
        assert ana.name not in client_of(reader).get(PAGE).content.decode()
    answer(ana, post)  # under their own name: to every reader, somebody else
    assert post not in waiting(gil)


def test_words_with_a_warning_stay_folded_in_the_list(client_of, ana, gil, space):
    write(ana, space, "The garden of the clinic.", warnings=("medical",))
    page = client_of(gil).get(PAGE).content.decode()
    assert "garden of the clinic" not in page
    assert "with a content warning" in page


# --- taking turns -----------------------------------------------------------------------------------------------


def test_two_do_not_answer_the_same_newcomer(client_of, ana, gil, hal, space):
    post = write(ana, space)
    gone = client_of(gil).post(f"{PAGE}{post.pk}/turn/")
    assert gone.url == f"/threads/{post.thread_id}/#reply"
    assert f"{gil.name} is answering." in client_of(hal).get(PAGE).content.decode()
    assert client_of(hal).post(f"{PAGE}{post.pk}/turn/").status_code == 403
    assert Turn.objects.get().member == gil


def test_a_turn_is_free_again_when_nothing_came_of_it(ana, gil, hal, space, time_machine):
    post = write(ana, space)
    actions.take_turn(gil, post)
    with pytest.raises(Refused):
        actions.take_turn(hal, post)
    time_machine.move_to(timezone.now() + timedelta(minutes=31), tick=False)
    assert not waiting_for_an_answer(hal)[0][0].taken_by
    actions.take_turn(hal, post)
    assert Turn.objects.get().member == hal


def test_a_turn_can_be_left_to_somebody_else(client_of, ana, gil, hal, space):
    post = write(ana, space)
    client_of(gil).post(f"{PAGE}{post.pk}/turn/")
    client_of(hal).post(f"{PAGE}{post.pk}/turn/end/")
    assert Turn.objects.exists()  # only one's own
    client_of(gil).post(f"{PAGE}{post.pk}/turn/end/")
    assert not Turn.objects.exists()


def test_the_reply_ends_the_turn_and_the_writers_own_does_not(ana, gil, space, django_capture_on_commit_callbacks):
    post = write(ana, space)
    actions.take_turn(gil, post)
    with django_capture_on_commit_callbacks(execute=True):
        answer(ana, post)
    assert Turn.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        answer(gil, post)
    assert not Turn.objects.exists()
    assert waiting(gil) == []


def test_nobody_takes_a_turn_at_what_they_may_not_see_or_is_answered(client_of, ana, bo, gil, space):
    post = write(ana, space)
    answer(bo, post)
    assert client_of(gil).post(f"{PAGE}{post.pk}/turn/").status_code == 404
    assert client_of(bo).post(f"{PAGE}{post.pk}/turn/").status_code == 403


def test_a_greeter_who_leaves_holds_no_turn(ana, gil, space):
    actions.take_turn(gil, write(ana, space))
    erase(gil, keep_words=True)
    assert not Turn.objects.exists()


def test_those_who_answer_find_the_way_from_their_first_page(client_of, ana, bo, gil, space):
    write(ana, space)
    assert "1 person waits for a first answer" in client_of(gil).get("/").content.decode()
    assert PAGE not in client_of(bo).get("/").content.decode()


# --- the promise, measured --------------------------------------------------------------------------------------


def shown_and_answered(post, reply, waited):
    began = timezone.now() - timedelta(hours=10)
    Post.objects.filter(pk=post.pk).update(shown_at=began)
    Post.objects.filter(pk=reply.pk).update(shown_at=began + waited)


def covered_all_day(member):
    now = timezone.now()
    Shift.objects.create(
        member=member, desk="triage", starts_at=now - timedelta(hours=11), ends_at=now + timedelta(minutes=1)
    )


def test_the_promise_is_measured_from_what_happened(client_of, bo, gil, ren, space):
    covered_all_day(ren)
    for number, minutes in enumerate((5, 10, 20, 30, 300)):
        post = write(make_member(f"new{number}", f"New {number}", days=0), space)
        shown_and_answered(post, answer(bo, post), timedelta(minutes=minutes))
    kept = first_answers()
    assert (kept.posts, kept.within, kept.share) == (5, 4, 80)
    assert (kept.median_minutes, kept.p95_minutes) == (20, 300)  # nearest rank, rounded up
    page = client_of(gil).get(PAGE).content.decode()
    assert "80 in 100" in page
    assert "within 20 minutes" in page


def test_minutes_without_anybody_on_duty_do_not_count(ana, bo, space):
    post = write(ana, space)
    shown_and_answered(post, answer(bo, post), timedelta(hours=8))
    assert first_answers().within == 1


def test_who_still_waits_beyond_it_counts_and_who_has_time_left_does_not_yet(ana, bo, eve, ren, space):
    covered_all_day(ren)
    old, fresh = write(ana, space), write(bo, space)
    Post.objects.filter(pk=old.pk).update(shown_at=timezone.now() - timedelta(hours=3))
    kept = first_answers()
    assert (kept.posts, kept.within, kept.overdue, kept.not_yet) == (1, 0, 1, 1)
    assert fresh.pk


def test_nothing_is_claimed_before_there_is_anything_to_measure(client_of, gil):
    assert "Nothing to measure yet." in client_of(gil).get(PAGE).content.decode()


# --- ten thousand posts -----------------------------------------------------------------------------------------


def test_ten_thousand_posts_take_few_questions_and_little_time(
    client_of, gil, ren, space, django_assert_max_num_queries
):
    writers = [make_member(f"w{number}", f"Writer {number}") for number in range(100)]
    _ten_thousand_posts(space, writers)
    start_shift(ren, "triage", 2)
    client = client_of(ren)
    client.get(PAGE)
    with django_assert_max_num_queries(16):
        began = time.perf_counter()
        page = client.get(PAGE).content.decode()
        took = time.perf_counter() - began
    assert page.count("I answer this one") == 50
    assert took < 3, took


def _ten_thousand_posts(space, writers):
    """Two thousand threads of five posts; every second one has an answer by somebody else."""
    now = timezone.now()
    threads = Thread.objects.bulk_create(
        Thread(space=space, title=f"Thread {number}", started_at=now, last_shown_at=now) for number in range(2000)
    )
    Post.objects.bulk_create(
        Post(
            thread=thread,
            author=writers[(number + (place if number % 2 else 0)) % 100],
            is_first=place == 0,
            body="Words.",
            html="<p>Words.</p>",
            standing=Standing.SHOWN,
            gate=Standing.SHOWN,
            written_at=now - timedelta(minutes=number),
            shown_at=now - timedelta(minutes=number),
        )
        for number, thread in enumerate(threads)
        for place in range(5)
    )
