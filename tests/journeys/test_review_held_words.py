"""Held words: always one desk that releases them, and nobody releases words they have not read."""

from uuid import uuid4

import pytest

from hearthside.care.contributions.registry import wrap
from hearthside.care.desk.actions import finish_case, hold_words, release_words
from hearthside.care.moderation.actions import claim_item, decide, file_report
from hearthside.care.moderation.models import Item, Measure, Why
from hearthside.care.safety.actions import claim_case, unseal_expired
from hearthside.care.safety.actions.seals import CHANGED
from hearthside.care.safety.models import Case, CaseEntry, CaseWords, Outcome
from hearthside.care.safety.queries import earlier_cases
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Standing
from hearthside.places.spaces.models import Space
from hearthside.places.welcome import actions as welcome

pytestmark = pytest.mark.django_db

HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
GOODBYE = "I have everything ready. Tonight I am going to kill myself. Goodbye everyone, thank you for all of it."


@pytest.fixture
def space(db):
    return Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")


@pytest.fixture
def read_first(db):
    return Space.objects.create(name="First", slug="first", purpose="…", policy="pre")


def say(member, space, body, **fields):
    return actions.start_thread(member, space, Written(body=body, title="An evening", once=uuid4(), **fields)).post


def key(post):
    return f"discussions.post:{post.pk}"


def test_unassessed_pronouns_stand_beside_no_post(client_of, bo, eve, space):
    post = say(bo, space, "Soup helped.")
    bo.pronouns = "zig/zag"
    bo.save()
    assert "zig/zag" not in client_of(eve).get(f"/threads/{post.thread_id}/").content.decode()
    bo.standing = "shown"
    bo.save()
    assert "zig/zag" in client_of(eve).get(f"/threads/{post.thread_id}/").content.decode()


def test_a_moderator_releases_only_the_words_they_have_read(client_of, bo, mo, read_first):
    post = say(bo, read_first, "Hello all.")
    item = claim_item(mo, Item.objects.get())
    client = client_of(mo)
    client.get(f"/desk/items/{item.pk}/")
    read = wrap(post).wording
    actions.edit_post(bo, post, Written(body="Something else entirely.", title="An evening"))
    answer = client.post(f"/desk/items/{item.pk}/decision/", {"measure": "release", "reason": "", "wording": read})
    assert answer.status_code == 422
    assert "Something else entirely." in answer.content.decode()
    assert Post.objects.get().standing == Standing.HELD
    now = wrap(Post.objects.get()).wording
    assert f'value="{now}"' in answer.content.decode()
    client.post(f"/desk/items/{item.pk}/decision/", {"measure": "release", "reason": "", "wording": now})
    assert Post.objects.get().standing == Standing.SHOWN


def test_a_responder_releases_only_the_words_they_have_read(client_of, bo, ren, space):
    post = say(bo, space, GOODBYE)
    case = claim_case(ren, Case.objects.get())
    read = wrap(post).wording
    assert read in client_of(ren).get(f"/desk/cases/{case.pk}/").content.decode()
    actions.edit_post(bo, post, Written(body="A different goodbye.", title="An evening"))
    with pytest.raises(Refused, match="changed these words"):
        release_words(ren, case, key(post), read)
    assert Post.objects.get().standing == Standing.HELD


def test_a_responder_does_not_undo_what_a_moderator_decided(client_of, bo, mo, ren, space):
    post = say(bo, space, HEAVY)
    decide(mo, claim_item(mo, file_report(None, wrap(post), "private").item), Measure.HIDE, "It names a street.")
    case = claim_case(ren, Case.objects.get())
    for change in (release_words, hold_words):
        with pytest.raises(Refused):
            change(ren, case, key(post))
    assert Post.objects.get().standing == Standing.HIDDEN
    assert "Show to others" not in client_of(ren).get(f"/desk/cases/{case.pk}/").content.decode()


def test_words_still_held_when_a_case_closes_go_on_to_the_moderators(bo, ren, mo, space):
    post = say(bo, space, GOODBYE)
    finish_case(ren, claim_case(ren, Case.objects.get()), Outcome.TALKED)
    item = Item.objects.get()
    assert (item.kind, item.row) == ("discussions.post", post.pk)
    decide(mo, claim_item(mo, item), Measure.RELEASE, "")
    assert Post.objects.get().standing == Standing.SHOWN


def test_nobody_leaves_held_words_without_a_desk(bo, mo, read_first):
    say(bo, read_first, "Hello all.")
    item = claim_item(mo, Item.objects.get())
    with pytest.raises(Refused, match="Nobody else would look"):
        decide(mo, item, Measure.LEAVE, "")
    assert Item.objects.get().decided_at is None


def test_moderators_do_not_release_what_people_on_duty_hold(bo, mo, ren, space):
    post = say(bo, space, HEAVY)
    item = claim_item(mo, file_report(None, wrap(post), "hurts").item)
    hold_words(ren, claim_case(ren, Case.objects.get()), key(post))
    with pytest.raises(Refused, match="on duty holds"):
        decide(mo, item, Measure.RELEASE, "")
    decide(mo, item, Measure.LEAVE, "")
    assert Post.objects.get().standing == Standing.HELD


def test_nobody_judges_their_own_words_or_reads_who_reported_them(client_of, mo, eve, space):
    post = say(mo, space, "Soup helped.")
    item = file_report(eve, wrap(post), "guidelines", "it sells something").item
    page = client_of(mo).get(f"/desk/items/{item.pk}/")
    assert page.status_code == 403
    assert "sells something" not in page.content.decode()
    with pytest.raises(Refused, match="your own"):
        claim_item(mo, item)
    with pytest.raises(Refused, match="your own"):
        decide(mo, item, Measure.LEAVE, "")


def test_an_open_case_keeps_what_was_said_before_an_edit(client_of, bo, ren, space, time_machine):
    time_machine.move_to("2026-03-01 22:00:00+00:00")
    post = say(bo, space, GOODBYE)
    actions.edit_post(bo, post, Written(body="Never mind.", title="An evening"))
    case = claim_case(ren, Case.objects.get())
    assert "Tonight I am going to" in client_of(ren).get(f"/desk/cases/{case.pk}/").content.decode()
    finish_case(ren, case, Outcome.TALKED)
    time_machine.move_to("2026-04-15 22:00:00+00:00")
    unseal_expired()
    assert CaseEntry.objects.get(verb=CHANGED).note == ""


def test_a_moderators_decision_in_the_same_moment_is_not_undone_by_an_edit(bo, mo, space):
    post = say(bo, space, "Soup helped.")
    opened_before = Post.objects.get()
    decide(mo, claim_item(mo, file_report(None, wrap(post), "private").item), Measure.HIDE, "It names a street.")
    actions.edit_post(bo, opened_before, Written(body="The same street.", title="An evening"))
    assert Post.objects.get().standing == Standing.HIDDEN
    assert Item.objects.get(decided_at=None).why == Why.CHANGED


def test_a_case_about_a_profile_keeps_a_sealed_copy_when_its_owner_leaves(bo):
    welcome.describe_oneself(bo, "", HEAVY)
    assert CaseWords.objects.get().kind == "members.member"
    erase(bo, keep_words=False)
    assert HEAVY in CaseWords.objects.get().sealed_copy


def test_a_name_taken_from_view_comes_back_by_a_decision_alone(bo, mo):
    welcome.describe_oneself(bo, "", "I like soup.")
    decide(mo, claim_item(mo, file_report(None, wrap(bo), "guidelines").item), Measure.HIDE, "The name hurts.")
    bo.refresh_from_db()
    with pytest.raises(Refused, match="from view"):
        welcome.rename(bo, "Pale Harbour")
    welcome.rename(bo, "Brown Kettle")
    assert Item.objects.filter(decided_at=None, kind="members.member").exists()


def test_the_reason_for_a_lock_is_read_before_others_see_it(client_of, bo, eve, space):
    post = say(bo, space, "Soup helped.")
    space.memberships.create(member=eve, is_host=True)
    page = client_of(eve).post(f"/threads/{post.thread_id}/lock/", {"reason": "Just go and kill yourself."})
    assert page.status_code == 200
    assert "Just go and kill yourself." in page.content.decode()
    post.thread.refresh_from_db()
    assert not post.thread.is_locked
    client_of(eve).post(f"/threads/{post.thread_id}/lock/", {"reason": "We go on in the newer thread."})
    assert type(post.thread).objects.get().is_locked


def test_a_worry_about_words_whose_author_has_left_goes_to_moderators(bo, space):
    post = say(bo, space, "Soup helped.")
    erase(bo, keep_words=True)
    report = file_report(None, wrap(Post.objects.get(pk=post.pk)), "worried", "they sounded final")
    assert report.item is not None


def test_people_on_duty_read_what_a_worried_member_told_them(client_of, bo, eve, ren, space):
    post = say(bo, space, "Soup helped.")
    file_report(eve, wrap(post), "worried", "they gave their cat away")
    page = client_of(ren).get(f"/desk/cases/{Case.objects.get().pk}/").content.decode()
    assert "they gave their cat away" in page
    assert eve.name not in page
    assert "a person will look" in client_of(eve).get("/reports/").content.decode()
    finish_case(ren, claim_case(ren, Case.objects.get()), Outcome.NOT_NEEDED)
    assert "looked at, and decided" in client_of(eve).get("/reports/").content.decode()


def test_a_named_case_does_not_date_the_one_in_which_they_wrote_without_a_name(bo, ren, space):
    say(bo, space, HEAVY, is_anonymous=True)
    finish_case(ren, claim_case(ren, Case.objects.get()), Outcome.TALKED)
    say(bo, space, HEAVY)
    assert not earlier_cases(Case.objects.get(closed_at=None)).exists()


def test_who_first_worried_about_another_and_then_writes_about_themselves_is_not_taken_for_a_witness(bo, space):
    say(bo, space, "My friend says she wants to kill herself and I am so worried about her.")
    assert Case.objects.get().about_another
    say(bo, space, HEAVY)
    assert not Case.objects.get().about_another
