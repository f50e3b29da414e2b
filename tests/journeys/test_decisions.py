"""From a report to a decision, what it closes and never closes, and the second look of another person."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.conversations.actions import ask_for_a_person, say
from hearthside.care.desk.queries import replies_now
from hearthside.care.desk.replies import MODERATION, TRIAGE
from hearthside.care.moderation import rules
from hearthside.care.moderation.actions import (
    Chosen,
    Ruling,
    agree,
    appeal,
    claim_item,
    decide,
    decide_appeal,
    disagree,
    end_expired,
    file_report,
    lift_decision,
    note_on_item,
    rule_on,
)
from hearthside.care.moderation.models import (
    Ability,
    Appeal,
    Decision,
    Effect,
    Item,
    Measure,
    Outcome,
    PutAway,
    Report,
    Statement,
)
from hearthside.care.moderation.queries import items_waiting_for
from hearthside.care.moderation.sealed import link_to_decision
from hearthside.foundation.personal_data import claims
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member
from hearthside.people.privacy.actions import erase
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Reaction
from hearthside.places.spaces.models import Space
from hearthside.places.welcome.actions import describe_oneself
from tests.cast import make_member

pytestmark = pytest.mark.django_db

HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."
REASON = "It names the street somebody lives in."


@pytest.fixture
def space(db) -> Space:
    return Space.objects.create(name="Evenings", slug="evenings", purpose="…", visibility="public")


@pytest.fixture
def post(bo, space) -> Post:
    return write(bo, space)


@pytest.fixture
def moa(db) -> Member:
    return make_member("moa", "Other Finch", "moderator")


def write(member, space, body="Soup helped.", title="Soup") -> Post:
    return actions.start_thread(member, space, Written(body=body, title=title, once=uuid4())).post


def ruled(mo, post, *chosen, reason=REASON) -> Decision:
    item = file_report(None, wrap(post), "guidelines").item
    return rule_on(mo, claim_item(mo, item), Ruling(chosen, reason, "A street and a number stand in it."))


def closed(mo, post, *abilities, days=7) -> Decision:
    until = timezone.now() + timedelta(days=days)
    return ruled(mo, post, Chosen(Measure.RESTRICT, until, {"abilities": list(abilities)}))


def suspended(mo, post) -> Decision:
    return ruled(mo, post, Chosen(Measure.SUSPEND, timezone.now() + timedelta(days=7)))


def ended(mo, moa, post) -> Decision:
    return agree(moa, ruled(mo, post, Chosen(Measure.END)))


def as_now(member) -> Member:
    return Member.objects.get(pk=member.pk)


# --- the whole way, through real pages ------------------------------------------------------------------------------


def test_reported_logged_out_decided_both_told_answered_and_undone(client_of, post, bo, eve, mo, moa):
    client = Client()
    asked = client.post(f"/reports/discussions.post/{post.pk}/", {"reason": "private", "words": "That is my street."})
    receipt = asked["Location"]
    assert "received; a person will look" in client.get(receipt).content.decode()

    item, desk = Item.objects.get(), client_of(mo)
    desk.get(f"/desk/items/{item.pk}/")
    assert "a person is looking at it" in client.get(receipt).content.decode()
    assert "That is my street" not in client_of(bo).get("/reports/").content.decode()
    desk.post(f"/desk/items/{item.pk}/claim/")
    page = desk.get(f"/desk/items/{item.pk}/").content.decode()
    wording = re.search(r'name="wording" value="([^"]+)"', page)[1]
    told = {"measure": ["hide"], "reason": REASON, "facts": "A street and a number.", "wording": wording}
    assert desk.post(f"/desk/items/{item.pk}/decision/", told).status_code == 302
    assert not Post.objects.visible_to(eve).exists()

    assert "did something about it" in client.get(receipt).content.decode()
    author = client_of(bo)
    assert "A moderator has decided" in author.get("/about/").content.decode()
    decision = Decision.objects.get()
    statement = author.get(f"/reports/decisions/{decision.pk}/").content.decode()
    for words in ("names the street", "A street and a number.", "Another person", "Soup helped."):
        assert words in statement
    assert "That is my street" not in statement
    author.post(f"/reports/decisions/{decision.pk}/seen/")
    assert author.post(f"/reports/decisions/{decision.pk}/", {"words": "It is my own street."}).status_code == 302

    second = Item.objects.get(why="appeal")
    assert f"/desk/items/{second.pk}/" not in desk.get("/desk/items/").content.decode()
    answer = {"is_upheld": "yes", "answer": "It is your own street, and yours to name."}
    assert desk.post(f"/desk/items/{second.pk}/appeal/", answer).status_code == 422
    other = client_of(moa)
    assert "It is my own street." in other.get(f"/desk/items/{second.pk}/").content.decode()
    assert other.post(f"/desk/items/{second.pk}/appeal/", answer).status_code == 302

    assert Post.objects.visible_to(eve).exists()
    assert "A moderator has decided" in author.get("/about/").content.decode()
    assert "You were right" in author.get(f"/reports/decisions/{decision.pk}/").content.decode()
    assert "decided otherwise" in client.get(receipt).content.decode()
    assert "days" in other.get("/desk/items/").content.decode()


# --- reports --------------------------------------------------------------------------------------------------------


def test_a_notice_of_something_illegal_asks_what_the_law_asks(client, post):
    address = f"/reports/discussions.post/{post.pk}/"
    page = client.post(address, {"reason": "illegal", "words": "It sells pills."})
    assert "good faith" in page.content.decode()
    assert "It sells pills." in page.content.decode()
    assert not Report.objects.exists()
    given = {"is_notice": "yes", "reason": "illegal", "words": "It sells pills.", "is_good_faith": "on"}
    assert client.post(address, given).status_code == 422, "a name is asked for"
    assert client.post(address, {**given, "name": "A. B.", "email": "a@example.org"}).status_code == 302
    assert "a@example.org" in Report.objects.get().notice
    client.post(address, {**given, "is_child_abuse": "on"})
    assert Report.objects.count() == 2, "nobody must give a name to tell of the abuse of a child"


def test_who_reports_no_longer_sees_it_until_they_want_to(client_of, post, bo, eve):
    reader = client_of(eve)
    reader.post(f"/reports/discussions.post/{post.pk}/", {"reason": "hurts", "words": ""})
    page = reader.get(f"/threads/{post.thread_id}/").content.decode()
    assert "Soup helped." not in page
    assert "You reported this" in page
    assert "Soup helped." in client_of(bo).get(f"/threads/{post.thread_id}/").content.decode()
    assert "Soup" not in reader.get("/spaces/evenings/").content.decode().replace("Soup and", "")
    reader.post(f"/reports/discussions.post/{post.pk}/again/")
    assert "Soup helped." in reader.get(f"/threads/{post.thread_id}/").content.decode()


def test_a_worry_puts_nothing_away(post, eve):
    file_report(eve, wrap(post), "worried", "they sounded final")
    assert not PutAway.objects.exists()


def test_the_reporter_is_told_the_outcome_and_never_what_was_done_to_whom(client_of, post, bo, eve, mo):
    file_report(eve, wrap(post), "guidelines")
    ruled(mo, post, Chosen(Measure.WARN))
    page = client_of(eve).get("/reports/").content.decode()
    assert "did something about it" in page
    assert "Warn" not in page
    assert bo.name not in page


def test_many_unfounded_reports_are_recognised_and_still_read(client_of, space, bo, eve, mo):
    for number in range(6):
        post = write(bo, space, title=f"Soup {number}")
        item = file_report(eve, wrap(post), "guidelines").item
        decide(mo, claim_item(mo, item), Measure.LEAVE, "")
    last = write(bo, space, title="The last")
    assert "Many of your last reports" in client_of(eve).get(f"/reports/discussions.post/{last.pk}/").content.decode()
    item = file_report(eve, wrap(last), "guidelines").item
    assert item.decided_at is None
    assert "mostly about words that could stay" in client_of(mo).get(f"/desk/items/{item.pk}/").content.decode()


def test_a_decision_that_leaves_everything_tells_the_author_nothing(client_of, post, bo, mo):
    decide(mo, claim_item(mo, file_report(None, wrap(post), "guidelines").item), Measure.LEAVE, "")
    page = client_of(bo).get("/reports/").content.decode()
    assert "Nothing was decided" in page
    assert "A moderator has decided" not in page


# --- what is closed, and what never is ------------------------------------------------------------------------------


def attempts(member, post, other):
    """Every way to write or send something that an ability closes."""
    fresh = as_now(member)
    return {
        Ability.START: lambda: write(fresh, post.thread.space),
        Ability.REPLY: lambda: actions.reply(fresh, other.thread, Written("Hello.", once=uuid4())),
        Ability.REACT: lambda: actions.react(fresh, other, "hug"),
        Ability.PROFILE: lambda: describe_oneself(fresh, "", f"I mend bicycles. {uuid4()}"),
    }


@pytest.mark.parametrize("ability", Ability.values)
def test_each_ability_is_closed_in_its_write_paths_alone(bo, eve, mo, space, post, ability):
    other = write(eve, space, title="Eve's")
    closed(mo, post, ability)
    shut = {Ability.START, Ability.REPLY} if ability == Ability.POST else {ability}
    for one, attempt in attempts(bo, post, other).items():
        if one in shut:
            with pytest.raises(Refused, match="opens again by itself"):
                attempt()
        else:
            attempt()
    assert bool(rules.may_do(as_now(bo), Ability.MESSAGE)) == (ability != Ability.MESSAGE)


def test_a_restricted_member_is_told_why_and_where_to_answer(client_of, bo, mo, space, post):
    decision = closed(mo, post, Ability.POST)
    page = client_of(bo).get(f"/threads/{post.thread_id}/").content.decode()
    assert f"/reports/decisions/{decision.pk}/" in page
    assert "Getting help is always open" in page


def test_it_opens_again_by_itself(bo, mo, post, time_machine):
    closed(mo, post, Ability.POST)
    assert not rules.may_do(as_now(bo), Ability.START)
    time_machine.move_to(timezone.now() + timedelta(days=8))
    assert rules.may_do(as_now(bo), Ability.START)
    assert end_expired() == 1
    assert as_now(bo).bounded_until is None


def test_edits_are_writing_too(bo, mo, post):
    closed(mo, post, Ability.POST)
    with pytest.raises(Refused):
        actions.edit_post(as_now(bo), post, Written("More.", title="Soup"))
    actions.remove_post(as_now(bo), post)


@pytest.mark.parametrize("how", [suspended, "ended"])
def test_who_is_kept_out_never_loses_help_or_the_way_to_answer(client_of, bo, mo, moa, post, how):
    client = Client()
    hidden = Space.objects.create(name="Members", slug="members", purpose="…")
    decision = ended(mo, moa, post) if how == "ended" else how(mo, post)
    member = client_of(bo)
    assert member.get(f"/spaces/{hidden.slug}/").status_code == 404
    with pytest.raises(Refused):
        write(as_now(bo), post.thread.space)
    for address in ("/help/", "/conversations/", "/privacy/export/", "/reports/", "/me/settings/", "/"):
        assert member.get(address).status_code == 200, address
    assert member.post(reverse("conversations:begin")).status_code == 302
    _message, assessment = say(as_now(bo), ask_for_a_person(as_now(bo)), HEAVY)
    assert assessment.offer is not None, "the card"
    assert member.get(f"/reports/decisions/{decision.pk}/").status_code == 200
    link = link_to_decision(decision)
    assert "Answer this decision" in client.get(link).content.decode(), "without logging in"
    assert client.post(link, {"words": "I see it differently."}).status_code == 302
    assert Appeal.objects.get().decision == decision
    assert client.get(link + "x").status_code == 404
    erase(as_now(bo), keep_words=False)
    assert Statement.objects.get().read_parts == []


def test_nobody_loses_anything_for_being_in_a_crisis(bo, mo, space):
    post = write(bo, space, HEAVY)
    for chosen in (Chosen(Measure.WARN), Chosen(Measure.SUSPEND, timezone.now() + timedelta(days=1))):
        with pytest.raises(Refused, match="crisis"):
            ruled(mo, post, chosen)
    assert as_now(bo).bounded_until is None


def test_bounds_are_lifted_in_any_order(bo, mo, post, space):
    first, second = closed(mo, post, Ability.POST, days=3), suspended(mo, post)
    third = closed(mo, post, Ability.REACT, days=30)
    lift_decision(mo, second, "We were wrong.")
    assert not rules.is_kept_out(as_now(bo))
    assert not rules.may_do(as_now(bo), Ability.START)
    lift_decision(mo, third, "We were wrong.")
    assert as_now(bo).bounded_until == first.effects.get().until
    lift_decision(mo, first, "We were wrong.")
    assert rules.may_do(as_now(bo), Ability.START)


# --- what needs two -------------------------------------------------------------------------------------------------


def test_a_membership_ends_by_two_different_people_alone(client_of, bo, mo, moa, ola, post):
    decision = ruled(mo, post, Chosen(Measure.END), Chosen(Measure.HIDE))
    assert decision.in_force_at is None
    assert not Effect.objects.exists()
    assert as_now(bo).bounded_until is None
    assert "A moderator has decided" not in client_of(bo).get("/about/").content.decode()
    with pytest.raises(Refused, match="cannot be yourself"):
        agree(mo, decision)
    with pytest.raises(Refused):
        agree(make_member("px", "Plain Person"), decision)
    item = decision.item
    assert item in items_waiting_for(ola), "an operator may be the second"
    page = client_of(ola).get(f"/desk/items/{item.pk}/").content.decode()
    assert "I agree" in page
    client_of(ola).post(f"/desk/items/{item.pk}/decision/{decision.pk}/agreement/", {"agrees": "yes"})
    decision.refresh_from_db()
    assert (decision.moderator, decision.agreed_by) == (mo, ola)
    assert rules.is_kept_out(as_now(bo))
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(agreed_by=mo)


def test_the_database_keeps_what_needs_two_waiting(mo, post):
    decision = ruled(mo, post, Chosen(Measure.END))
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(in_force_at=timezone.now())


def test_a_second_person_who_does_not_agree_leaves_everything_as_it_was(bo, eve, mo, moa, post):
    decision = ruled(mo, post, Chosen(Measure.END))
    assert not Post.objects.visible_to(eve).exists(), "the words wait meanwhile"
    disagree(moa, decision)
    assert not Effect.objects.exists()
    item = Item.objects.get(decided_at=None)
    decide(moa, claim_item(moa, item), Measure.RELEASE, "")
    assert Post.objects.visible_to(eve).exists()
    assert as_now(bo).bounded_until is None


def test_the_second_person_decides_about_things_as_they_are_now(bo, mo, moa, post):
    decision = ruled(mo, post, Chosen(Measure.END))
    actions.edit_post(bo, Post.objects.get(pk=post.pk), Written(body=HEAVY, title="Soup"))
    with pytest.raises(Refused, match="crisis"):
        agree(moa, decision)
    assert as_now(bo).bounded_until is None


# --- the second look ------------------------------------------------------------------------------------------------


def test_never_by_the_first_decider(bo, mo, moa, ola, post):
    made = appeal(ended(mo, moa, post), "I see it differently.")
    for person in (mo, moa, bo):
        with pytest.raises(Refused):
            decide_appeal(person, made, True, "Yes.")
    decide_appeal(ola, made, True, "You were right.")
    assert rules.may_do(as_now(bo), Ability.START)


def test_the_database_refuses_the_first_decider_whatever_the_code_believes(mo, moa, post, monkeypatch):
    made = appeal(ruled(mo, post, Chosen(Measure.HIDE)), "No.")
    monkeypatch.setattr(rules, "may_decide_appeal", lambda *_: rules.YES)
    with pytest.raises(Refused, match="Another person"):
        decide_appeal(mo, made, False, "It stays.")
    made.refresh_from_db()
    assert made.decided_at is None


def test_one_answer_within_six_months(mo, post, time_machine):
    decision = ruled(mo, post, Chosen(Measure.HIDE))
    time_machine.move_to(timezone.now() + timedelta(days=183))
    appeal(decision, "Late, and in time.")
    with pytest.raises(Refused, match="have answered"):
        appeal(decision, "Once more.")


def test_after_six_months_a_decision_stands(mo, post, time_machine):
    decision = ruled(mo, post, Chosen(Measure.HIDE))
    time_machine.move_to(timezone.now() + timedelta(days=185))
    with pytest.raises(Refused, match="over"):
        appeal(decision, "Too late.")


def test_what_took_nothing_cannot_be_appealed(mo, post):
    decision = decide(mo, claim_item(mo, file_report(None, wrap(post), "other").item), Measure.LEAVE, "All is well.")
    with pytest.raises(Refused, match="took nothing"):
        appeal(decision, "Still.")


def test_an_appeal_sees_the_words_as_they_were(client_of, bo, mo, moa, post):
    made = appeal(ruled(mo, post, Chosen(Measure.HIDE)), "I changed them.")
    actions.edit_post(bo, Post.objects.get(pk=post.pk), Written(body="Only bread.", title="Soup"))
    item = Item.objects.get(why="appeal", row=made.pk)
    page = client_of(moa).get(f"/desk/items/{item.pk}/").content.decode()
    assert "Soup helped." in page
    assert "Only bread." in page


# --- the queue ------------------------------------------------------------------------------------------------------


def test_each_moderator_sees_only_the_rooms_they_serve(client_of, bo, mo, moa, post):
    hidden = Space.objects.create(name="Hidden", slug="hidden", purpose="…", visibility="hidden")
    for member in (bo, moa):
        hidden.memberships.create(member=member)
    inside = file_report(None, wrap(write(bo, hidden)), "guidelines").item
    outside = file_report(None, wrap(post), "guidelines").item
    assert list(items_waiting_for(mo)) == [outside]
    assert set(items_waiting_for(moa)) == {inside, outside}
    assert client_of(mo).get(f"/desk/items/{inside.pk}/").status_code == 403
    with pytest.raises(Refused, match="Other moderators"):
        claim_item(mo, inside)


def test_a_hidden_room_without_a_moderator_of_its_own_is_served_by_all(bo, mo):
    hidden = Space.objects.create(name="Hidden", slug="hidden", purpose="…", visibility="hidden")
    hidden.memberships.create(member=bo)
    item = file_report(None, wrap(write(bo, hidden)), "guidelines").item
    assert list(items_waiting_for(mo)) == [item]


def test_moderators_talk_inside_the_item_and_its_history_names_reads(client_of, mo, moa, bo, post):
    item = claim_item(mo, file_report(None, wrap(post), "guidelines").item)
    note_on_item(mo, item, "Is this a street in our town?", asks=True)
    page = client_of(moa).get(f"/desk/items/{item.pk}/").content.decode()
    assert "Is this a street in our town?" in page
    page = client_of(moa).get(f"/desk/items/{item.pk}/").content.decode()
    assert "Other Finch: opened it" in page
    with pytest.raises(Refused):
        note_on_item(bo, item, "Hello")


def test_an_operator_opens_only_what_needs_a_second_person(client_of, mo, ola, post):
    item = file_report(None, wrap(post), "guidelines").item
    assert client_of(ola).get(f"/desk/items/{item.pk}/").status_code == 403
    ruled(mo, post, Chosen(Measure.END))
    assert client_of(ola).get(f"/desk/items/{item.pk}/").status_code == 200


def test_prepared_words_go_into_the_reason_and_what_was_sent_is_recorded(client_of, mo, bo, post):
    item, desk = claim_item(mo, file_report(None, wrap(post), "private").item), client_of(mo)
    page = desk.get(f"/desk/items/{item.pk}/").content.decode()
    assert page.index("Something private stood in it") < page.index("All prepared words"), "it is suggested"
    drafted = desk.post(f"/desk/items/{item.pk}/reason/", {"use": "decision_private_details", "measure": ["hide"]})
    assert "Thank you for writing here, Pale Harbour." in drafted.content.decode()
    assert not Decision.objects.exists()
    mark = re.search(r'name="reply" value="([^"]+)"', drafted.content.decode())[1]
    assert mark == "decision_private_details.en.0"
    desk.post(f"/desk/items/{item.pk}/decision/", {"measure": ["hide"], "reason": "My own words.", "reply": mark})
    made = Decision.objects.get()
    assert (made.reason, made.began_with) == ("My own words.", mark)


def test_words_for_moderators_are_not_offered_at_triage():
    assert not [reply for reply in replies_now("en", desk=TRIAGE) if reply.key.startswith("decision_")]
    assert len(replies_now("en", desk=MODERATION)) >= 10


def test_the_two_names_of_one_person_do_not_meet_on_the_desk(client_of, mo, bo, space):
    hidden = Written(body="Bread.", title="Bread", once=uuid4(), is_anonymous=True)
    without_a_name = actions.start_thread(bo, space, hidden).post
    named = write(bo, space)
    decisions = [ruled(mo, one, Chosen(Measure.WARN)) for one in (without_a_name, named)]
    for own, other in (decisions, decisions[::-1]):
        page = client_of(mo).get(f"/desk/items/{own.item_id}/").content.decode()
        assert f"/desk/items/{other.item_id}/" not in page


# --- who may do what ------------------------------------------------------------------------------------------------

ROLES = ("none", "operator", "moderator", "responder", "supervisor", "facilitator", "listener", "greeter")
ALLOWED = {
    "claim": {"moderator"},
    "decide": {"moderator"},
    "agree": {"moderator", "operator"},
    "lift": {"moderator", "operator"},
    "answer an appeal": {"moderator", "operator"},
    "talk inside": {"moderator", "operator"},
}


@pytest.mark.parametrize("role", ROLES)
def test_the_matrix_of_roles_and_actions(role, mo, post):
    person = make_member("px", "Plain Person", *(() if role == "none" else (role,)))
    item = file_report(None, wrap(post), "guidelines").item
    waiting = Decision(item=item, moderator=mo, author=post.author, needs_two=True)
    asked = {
        "claim": rules.may_claim(person, item),
        "decide": rules.may_decide(person, item, True, "Because."),
        "agree": rules.may_agree(person, waiting),
        "lift": rules.may_lift(person, waiting, "Because."),
        "answer an appeal": rules.may_decide_appeal(person, Appeal(decision=waiting, first_decider=mo)),
        "talk inside": rules.may_talk_about(person, item, ()),
    }
    assert {action for action, verdict in asked.items() if verdict} == {
        action for action, roles in ALLOWED.items() if role in roles
    }


@pytest.mark.parametrize("relation", ["author", "first", "second"])
@pytest.mark.parametrize("action", ["agree", "answer an appeal", "lift"])
def test_the_matrix_of_people_and_the_decision_they_are_part_of(relation, action, mo, moa, post):
    decision = Decision(item=file_report(None, wrap(post), "other").item, author=post.author, needs_two=True)
    person = make_member("px", "Plain Person", "moderator")
    first, second = (person if relation == one else mo for one in ("first", "second"))
    decision.moderator, decision.author = first, person if relation == "author" else post.author
    made = Appeal(decision=decision, first_decider=first, second_decider=second)
    verdicts = {
        "agree": rules.may_agree(person, decision),
        "answer an appeal": rules.may_decide_appeal(person, made),
        "lift": rules.may_lift(person, decision, "Because."),
    }
    # Who decided may lift it: that gives something back. Nobody judges their own words, or their own decision.
    allowed = {("first", "lift"), ("second", "lift"), ("second", "agree")}
    assert bool(verdicts[action]) == ((relation, action) in allowed)


def test_somebody_with_a_role_is_not_decided_about_as_a_member(mo, space, lin):
    with pytest.raises(Refused, match="role"):
        ruled(mo, write(lin, space), Chosen(Measure.WARN))


# --- what is kept about somebody ------------------------------------------------------------------------------------


def test_an_export_has_the_statement_and_the_answer(bo, mo, post):
    appeal(ruled(mo, post, Chosen(Measure.HIDE)), "It is my own street.")
    kept = next(one for one in claims() if one.title == "Reports and decisions").export(bo)
    assert "names the street" in str(kept)
    assert "It is my own street." in str(kept)


def test_what_waits_for_a_second_person_is_not_exported(bo, mo, post):
    ruled(mo, post, Chosen(Measure.END))
    assert "names the street" not in str([one.export(bo) for one in claims()])


def test_erasing_the_account_leaves_decisions_without_words(bo, mo, post):
    decision = ruled(mo, post, Chosen(Measure.HIDE))
    erase(bo, keep_words=False)
    decision.refresh_from_db()
    assert (decision.author, decision.reason, decision.facts, decision.words_then) == (None, "", "", "")


def test_a_moderator_who_leaves_takes_their_name_along(mo, moa, post):
    made = appeal(ruled(mo, post, Chosen(Measure.HIDE)), "No.")
    decide_appeal(moa, made, False, "It stays.")
    for person in (mo, moa):
        erase(person, keep_words=False)
    made.refresh_from_db()
    assert (made.first_decider, made.decided_by) == (None, None)


def test_reactions_stay_when_a_post_is_hidden_and_shown_again(bo, eve, mo, post):
    actions.react(eve, post, "hug")
    lift_decision(mo, ruled(mo, post, Chosen(Measure.HIDE)), "We were wrong.")
    assert Reaction.objects.filter(post=post).exists()
    assert Report.objects.get().outcome == Outcome.ACTED
