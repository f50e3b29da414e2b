"""The invariants of the safety net, from the page a member writes on to the desk of the person who answers."""

from uuid import uuid4

import pytest

from hearthside.care.desk.actions import release_words
from hearthside.care.intake import actions as intake
from hearthside.care.moderation.models import Item, Why
from hearthside.care.rota.actions import start_shift
from hearthside.care.safety import detection
from hearthside.care.safety.actions import claim_case, close_case
from hearthside.care.safety.models import Case, CaseWords, Offer, Outcome, RecordedSign, Urgency
from hearthside.care.safety.queries import words_of
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Standing
from hearthside.places.spaces.models import Space

pytestmark = pytest.mark.django_db

HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."
ORDINARY = "Work was loud again today and I went home with a headache. Soup helped."


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


def say(member, space, body, **fields):
    return actions.start_thread(member, space, Written(body=body, title="An evening", once=uuid4(), **fields))


def post_form(client, space, body, **fields):
    return client.post(
        f"/spaces/{space.slug}/threads/new/",
        {"title": "An evening", "body": body, "hope": "listen", "once": str(uuid4()), **fields},
    )


def test_ordinary_pain_is_published_in_peace(bo, space):
    post = say(bo, space, ORDINARY).post
    assert post.standing == Standing.SHOWN
    assert not Case.objects.exists()
    assert not Item.objects.exists()
    assert not Offer.objects.exists()


def test_danger_brings_the_card_in_the_same_response_and_a_case(client_of, bo, space):
    answer = post_form(client_of(bo), space, HEAVY)
    assert answer.status_code == 200
    assert "hard to reach out" in answer.content.decode()
    case = Case.objects.get()
    assert case.urgency == Urgency.RISK
    assert case.history.first().verb == "opened"
    assert RecordedSign.objects.exists()


def test_feelings_are_not_held_merely_for_being_dark(bo, space):
    assert say(bo, space, HEAVY).post.standing == Standing.SHOWN


def test_a_goodbye_is_held_from_others_and_the_writer_is_told_kindly(client_of, bo, eve, space):
    page = post_form(client_of(bo), space, GOODBYE).content.decode()
    assert "Your words are kept" in page
    assert "You are not in trouble" in page
    post = Post.objects.get()
    assert post.standing == Standing.HELD
    assert Case.objects.get().urgency == Urgency.IMMINENT
    assert client_of(eve).get(f"/threads/{post.thread_id}/").status_code == 404
    assert "Goodbye everyone" in client_of(bo).get(f"/threads/{post.thread_id}/").content.decode()


IN_DANGER_NOW = "I am going to kill myself tonight."


def test_at_night_imminent_words_wait_and_by_day_they_are_shown(bo, eve, ren, space):
    assert say(bo, space, IN_DANGER_NOW).post.standing == Standing.HELD
    start_shift(ren, "triage", 2)
    assert say(eve, space, IN_DANGER_NOW).post.standing == Standing.SHOWN


def test_a_space_may_hold_risk_while_nobody_is_on_duty(bo, eve, ren, space):
    Space.objects.update(holds_risk=True)
    space.refresh_from_db()
    assert say(bo, space, HEAVY).post.standing == Standing.HELD
    start_shift(ren, "triage", 2)
    assert say(eve, space, HEAVY).post.standing == Standing.SHOWN


def test_a_held_text_has_one_desk(bo, space):
    say(bo, space, GOODBYE)
    assert Case.objects.count() == 1
    assert not Item.objects.exists()


def test_the_card_comes_again_within_a_day_only_if_it_gets_worse(bo, space):
    assert say(bo, space, HEAVY).offer
    assert say(bo, space, HEAVY).offer is None
    assert say(bo, space, GOODBYE).offer


def test_when_detection_breaks_words_are_kept_held_and_a_person_is_asked(bo, space, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("model file damaged")

    monkeypatch.setattr(detection, "read", broken)
    post = say(bo, space, "Something I needed to say").post
    assert post.standing == Standing.HELD
    assert Post.objects.get().body == "Something I needed to say"
    assert Item.objects.get().why == Why.NOT_ASSESSED


def test_a_row_that_no_app_registered_is_never_published(bo, space):
    with pytest.raises(LookupError):
        intake.assess(space)


def test_an_edit_is_assessed_before_others_read_it(bo, space):
    post = say(bo, space, ORDINARY).post
    changed = actions.edit_post(bo, post, Written(body=GOODBYE, title="An evening"))
    assert changed.post.standing == Standing.HELD
    assert changed.offer


def test_crisis_takes_no_ability_away(client_of, bo, space):
    client = client_of(bo)
    post_form(client, space, GOODBYE)
    assert post_form(client, space, "I am still here, typing.").status_code in {200, 302}
    assert Post.objects.filter(author=bo).count() == 2


def test_a_worry_about_somebody_reaches_people_on_duty_and_never_that_person(client_of, bo, eve, ren, space):
    post = say(bo, space, ORDINARY).post
    client_of(eve).post(f"/reports/discussions.post/{post.pk}/", {"reason": "worried", "words": "they sound different"})
    case = Case.objects.get()
    assert case.member == bo
    pages = client_of(bo).get(f"/threads/{post.thread_id}/").content.decode() + client_of(bo).get("/").content.decode()
    assert "worried" not in pages.lower()
    assert client_of(ren).get(f"/desk/cases/{case.pk}/").status_code == 200


def test_members_never_see_levels_of_others(client_of, bo, eve, space):
    post = say(bo, space, HEAVY).post
    page = client_of(eve).get(f"/threads/{post.thread_id}/").content.decode().lower()
    assert "imminent" not in page
    assert "data-level" not in page


def test_the_responder_reads_answers_and_closes_and_the_member_sees_it(client_of, bo, ren, space):
    post_form(client_of(bo), space, HEAVY)
    case, desk = Case.objects.get(), client_of(ren)
    assert "Help next" in desk.get("/desk/cases/").content.decode()
    desk.post("/desk/cases/next/")
    page = desk.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "<mark>" in page
    assert "Why you see this" in page
    desk.post(
        f"/desk/cases/{case.pk}/answer/", {"body": "Hi, I read what you wrote. Are you safe?", "once": str(uuid4())}
    )
    assert "Not seen yet" in desk.get(f"/desk/cases/{case.pk}/").content.decode()
    member = client_of(bo)
    assert "/conversations/" in member.get("/about/").content.decode()
    talk = case.words.model.objects.get().case
    conversation = member.get("/conversations/").context["conversations"][0]
    assert "Are you safe?" in member.get(f"/conversations/{conversation.pk}/").content.decode()
    assert "They have seen your answer" in desk.get(f"/desk/cases/{talk.pk}/").content.decode()
    desk.post(f"/desk/cases/{case.pk}/closing/", {"outcome": "talked", "note": ""})
    case.refresh_from_db()
    assert case.outcome == Outcome.TALKED


def test_held_words_are_released_by_a_responder(bo, eve, ren, space):
    post = say(bo, space, GOODBYE).post
    case = claim_case(ren, Case.objects.get())
    release_words(ren, case, f"discussions.post:{post.pk}")
    assert Post.objects.visible_to(eve).filter(pk=post.pk).exists()


def test_one_case_never_joins_a_name_with_an_alias(client_of, bo, ren, space):
    nameless = say(bo, space, HEAVY, is_anonymous=True).post
    named = say(bo, space, HEAVY + " Still.").post
    case = Case.objects.get()
    said = {words.key: words for words in words_of(case)}
    assert said[f"discussions.post:{nameless.pk}"].address
    assert not said[f"discussions.post:{named.pk}"].address
    page = client_of(ren).get(f"/desk/cases/{case.pk}/").content.decode()
    assert bo.name not in page
    assert f"/posts/{named.pk}/" not in page


def test_erased_words_leave_at_once_and_the_case_keeps_a_sealed_copy(bo, eve, ren, space):
    post = say(bo, space, HEAVY).post
    case = Case.objects.get()
    erase(bo, keep_words=False)
    assert not Post.objects.visible_to(eve).filter(pk=post.pk, body__contains="suicide").exists()
    words = CaseWords.objects.get(case=case)
    assert "suicide" in words.sealed_copy
    case.refresh_from_db()
    assert case.member is None
    assert case.member_left_at


def test_sealed_copies_go_thirty_days_after_closing(bo, ren, space, time_machine):
    from hearthside.care.safety.actions import unseal_expired

    time_machine.move_to("2026-03-01 12:00:00+00:00", tick=False)
    post = say(bo, space, HEAVY).post
    actions.remove_post(bo, post)
    case = claim_case(ren, Case.objects.get())
    close_case(ren, case, Outcome.NO_ANSWER)
    time_machine.move_to("2026-03-30 12:00:00+00:00", tick=False)
    assert unseal_expired() == 0
    time_machine.move_to("2026-04-01 12:00:00+00:00", tick=False)
    assert unseal_expired() == 1
    assert CaseWords.objects.get().sealed_copy == ""


def test_a_newcomers_link_waits_for_a_person_and_their_words_do_not(ana, space):
    assert say(ana, space, ORDINARY).post.standing == Standing.SHOWN
    linked = say(ana, space, "Have a look at https://example.org/buy").post
    assert linked.standing == Standing.HELD
    assert Item.objects.get().why == Why.NEWCOMER


def test_logs_hold_ids_and_never_words(bo, space, monkeypatch, caplog):
    monkeypatch.setattr(detection, "read", lambda *a, **k: 1 / 0)
    say(bo, space, "the blue door in my street")
    assert "blue door" not in caplog.text
    assert bo.name not in caplog.text
    assert "discussions.post" in caplog.text
