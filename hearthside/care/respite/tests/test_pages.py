from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from hearthside.care.respite import actions, light_work, queries, rules, topics
from hearthside.care.respite.models import Debrief, StayedWithYou, Talk, WellbeingCheck

from .duty import at_desk

pytestmark = pytest.mark.django_db
MINE, TEAM = reverse("respite:mine"), reverse("respite:team")


def words_of(page) -> str:
    return " ".join(page.content.decode().split())


@pytest.fixture
def noon(time_machine):
    time_machine.move_to("2026-03-02 12:00:00+00:00", tick=False)
    return time_machine


@pytest.fixture
def asked(ren, time_machine) -> tuple[Debrief, StayedWithYou]:
    """A hard case of two days ago: both questions wait."""
    time_machine.move_to("2026-03-01 12:00:00+00:00", tick=False)
    debrief = actions.after_hard_case(ren, 7)
    time_machine.move_to("2026-03-02 12:00:00+00:00", tick=False)
    actions.ask_what_stayed()
    return debrief, StayedWithYou.objects.get()


@pytest.mark.parametrize("name", ["mine", "notes", "wellbeing"])
def test_every_role_has_these_pages_and_members_without_a_role_have_none(ren, mo, lin, bo, client_of, name):
    address = reverse(f"respite:{name}")
    assert {client_of(helper).get(address).status_code for helper in (ren, mo, lin)} == {200}
    assert client_of(bo).get(address).status_code == 403


def test_the_page_of_the_team_is_for_supervisors(ren, sol, ola, client_of):
    assert client_of(sol).get(TEAM).status_code == 200
    assert client_of(ren).get(TEAM).status_code == 403
    assert client_of(ola).get(TEAM).status_code == 403


def test_the_first_page_asks_few_questions_of_the_database(ren, client_of, asked, noon, django_assert_max_num_queries):
    at_desk(ren)
    for number in range(10):
        actions.override(ren, "Many")
        actions.count_dose(ren, number, 1)
    client = client_of(ren)
    client.get(MINE)
    with django_assert_max_num_queries(20):
        client.get(MINE)


def test_the_page_of_the_team_asks_few_questions_however_many_there_are(
    sol, ren, mo, lin, client_of, django_assert_max_num_queries
):
    for helper in (ren, mo, lin):
        actions.take_break(helper)
        actions.ask_for_talk(helper, "Any evening")
    client = client_of(sol)
    client.get(TEAM)
    with django_assert_max_num_queries(10):
        client.get(TEAM)


def test_a_helper_sees_their_load_and_supervisors_never_do(ren, sol, client_of, noon):
    actions.count_dose(ren, 1, 3)
    actions.rest_from_topics(ren, ["grooming"])
    assert "In this shift: 4 of at most 24." in words_of(client_of(ren).get(MINE))
    actions.take_break(ren)
    team = words_of(client_of(sol).get(TEAM))
    assert ren.name in team
    assert "of at most" not in team
    assert "grooming" not in team


def test_a_break_that_is_due_is_the_next_step_and_begins_with_one_press(ren, client_of, noon):
    at_desk(ren)
    noon.shift(timedelta(minutes=61))
    client = client_of(ren)
    page = words_of(client.get(MINE))
    assert "Time for a break" in page
    assert page.count('data-kind="primary"') == 1
    client.post(reverse("respite:break"))
    assert "This is your break" in words_of(client.get(MINE))
    assert not rules.may_take_on(ren, 1)


def test_light_work_is_offered_where_an_app_entered_it(ren, client_of, monkeypatch):
    monkeypatch.setattr(light_work, "_tasks", {})
    assert "A walk, a cup of tea" in words_of(client_of(ren).get(MINE))
    light_work.enter(light_work.LightTask("water", "Water the plants", lambda member: "/plants/"))
    light_work.enter(light_work.LightTask("none", "Nothing to do there", lambda member: None))
    page = words_of(client_of(ren).get(MINE))
    assert '<a href="/plants/">Water the plants</a>' in page
    assert "Nothing to do there" not in page


def test_topics_are_chosen_and_shown_again(ren, client_of):
    code = topics.topics()[0].code
    client = client_of(ren)
    client.post(reverse("respite:topics"), {"topics": [code]})
    assert queries.topics_chosen(ren) == [code]
    assert words_of(client.get(MINE)).count(" checked") == 1
    assert client.post(reverse("respite:topics"), {"topics": ["nonsense"]}).status_code == 422


def test_a_debrief_is_written_for_oneself_or_put_away(ren, client_of, asked):
    client, address = client_of(ren), reverse("respite:debrief", args=[asked[0].pk])
    assert "it never was" in words_of(client.get(address))
    client.post(address, {"words": "I slept badly."})
    assert "I slept badly." in words_of(client.get(reverse("respite:notes")))
    client.post(reverse("respite:put_away", args=[asked[0].pk]))
    assert Debrief.objects.get().words == "I slept badly."
    assert not queries.waiting_for(ren).debriefs


def test_what_is_too_long_is_said_and_nothing_is_lost(ren, client_of, asked):
    page = client_of(ren).post(reverse("respite:debrief", args=[asked[0].pk]), {"words": "word " * 1000})
    assert page.status_code == 422
    assert "word word word" in words_of(page)


@pytest.mark.parametrize(
    "typed", ["", " \u200b\ufeff", "a\x00b\x1b[31m", "{{ 7|add:7 }}<script>alert(1)</script>", "أنا"]
)
def test_no_words_break_a_page(ren, sol, client_of, asked, typed):
    helper, supervisor, talk = client_of(ren), client_of(sol), actions.ask_for_talk(ren)
    answers = dict.fromkeys(rules.QUESTIONS, "no")
    for name, pk, form in (
        ("debrief", [asked[0].pk], {"words": typed}),
        ("stayed", [asked[1].pk], {"answer": typed, "words": typed}),
        ("stayed", [asked[1].pk], {"answer": "some", "words": typed}),
        ("talk", [], {"wish": typed}),
        ("topics", [], {"topics": typed}),
        ("wellbeing", [], {**answers, "words": typed}),
    ):
        page = helper.post(reverse(f"respite:{name}", args=pk), form, follow=True)
        assert page.status_code in {200, 422}, name
        assert "<script>alert" not in page.content.decode()
    for when in (typed, "9999-12-31T23:59", "0001-01-01T00:00", "2026-02-30T10:00"):
        page = supervisor.post(reverse("respite:talk_time", args=[talk.pk]), {"offered_for": when})
        assert page.status_code == 422
    assert "<script>alert" not in supervisor.get(TEAM).content.decode()


def test_nobody_opens_the_questions_of_somebody_else(sol, client_of, asked):
    client = client_of(sol)
    for name, pk in (("debrief", asked[0].pk), ("stayed", asked[1].pk)):
        assert client.get(reverse(f"respite:{name}", args=[pk])).status_code == 404


def test_when_it_stayed_the_page_says_what_could_help(ren, client_of, asked):
    client, address = client_of(ren), reverse("respite:stayed", args=[asked[1].pk])
    assert client.post(address, {"words": "x"}).status_code == 422
    page = words_of(client.post(address, {"answer": "yes", "words": "It comes back."}, follow=True))
    assert "Lighter work, please" in page
    assert "Ask for a talk" in page
    assert "Helplines are for helpers too." in page
    client.post(reverse("respite:lighter_work", args=[asked[1].pk]))
    assert not rules.may_take_on(ren, 2)
    client.post(reverse("respite:lighter_work_end"))
    assert rules.may_take_on(ren, 2)


def test_when_it_did_not_stay_that_is_all(ren, client_of, asked):
    answered = client_of(ren).post(reverse("respite:stayed", args=[asked[1].pk]), {"answer": "no"})
    assert answered.url == MINE
    assert not queries.waiting_for(ren).stayed


def test_a_question_of_tomorrow_cannot_be_opened_today(ren, client_of):
    actions.after_hard_case(ren, 7)
    assert client_of(ren).get(reverse("respite:stayed", args=[StayedWithYou.objects.get().pk])).status_code == 404


def test_words_are_removed_by_their_writer(ren, client_of, asked):
    actions.keep_debrief(ren, asked[0], "Gone soon")
    client = client_of(ren)
    client.post(reverse("respite:note_erasure", args=[7]))
    assert "Gone soon" not in words_of(client.get(reverse("respite:notes")))


def test_a_talk_goes_from_wish_to_agreed_time_on_screen(ren, sol, client_of, noon):
    helper, supervisor = client_of(ren), client_of(sol)
    helper.post(reverse("respite:talk"), {"wish": "Evenings, by text"})
    talk = Talk.objects.get()
    assert "Evenings, by text" in words_of(supervisor.get(TEAM))
    past = {"offered_for": "2026-03-01T10:00"}
    refused = supervisor.post(reverse("respite:talk_time", args=[talk.pk]), past)
    assert refused.status_code == 422
    assert "still to come" in words_of(refused)
    supervisor.post(reverse("respite:talk_time", args=[talk.pk]), {"offered_for": "2026-03-03T18:00"})
    assert f"{sol.name} offers you a time" in words_of(helper.get(MINE))
    helper.post(reverse("respite:talk_agreement", args=[talk.pk]))
    assert f"You talk with {sol.name}" in words_of(helper.get(MINE))
    assert f"Agreed with {sol.name}" in words_of(supervisor.get(TEAM))
    supervisor.post(reverse("respite:team_talk_end", args=[talk.pk]))
    assert "You can ask a supervisor for a talk." in words_of(helper.get(MINE))


def test_a_name_is_shown_as_it_is_written(ren, sol, client_of):
    ren.name = "O'Tter & <Sons>"
    ren.save()
    actions.ask_for_talk(ren)
    page = words_of(client_of(sol).get(TEAM))
    assert "A time for O&#x27;Tter &amp; &lt;Sons&gt;" in page
    assert "&amp;amp;" not in page


def test_a_talk_is_ended_by_whoever_asked_and_by_no_other_helper(ren, lin, client_of):
    talk = actions.ask_for_talk(ren)
    assert client_of(lin).post(reverse("respite:talk_end", args=[talk.pk])).status_code == 404
    client_of(ren).post(reverse("respite:talk_end", args=[talk.pk]))
    assert queries.open_talk_of(ren) is None


def test_the_five_questions_are_asked_whole_and_kept_for_their_writer(ren, sol, client_of):
    address = reverse("respite:wellbeing")
    client = client_of(ren)
    missing = client.post(address, {"put_down": "no", "words": "Too many nights"})
    assert missing.status_code == 422
    assert "Too many nights" in words_of(missing)
    client.post(address, {**dict.fromkeys(rules.QUESTIONS, "partly"), "words": "Too many nights"})
    assert "Too many nights" in words_of(client.get(address))
    assert "Too many nights" not in words_of(client_of(sol).get(address))
    check = WellbeingCheck.objects.get()
    client_of(sol).post(reverse("respite:wellbeing_erasure", args=[check.pk]))
    assert WellbeingCheck.objects.exists()
    client.post(reverse("respite:wellbeing_erasure", args=[check.pk]))
    assert not WellbeingCheck.objects.exists()


def test_supervisors_read_the_reasons_that_were_written_for_them(ren, sol, client_of, noon):
    for number in (1, 2):
        actions.count_dose(ren, number, 3)
    actions.override(ren, "Nobody else was there.")
    actions.count_dose(ren, 3, 3)
    page = words_of(client_of(sol).get(TEAM))
    assert "Nobody else was there." in page
    assert "The load of an hour" in page


def test_the_part_for_the_desk_names_what_waits_and_is_silent_otherwise(ren, sol, asked):
    assert "A question from yesterday" in render_to_string(
        "respite/_waiting.html", {"waiting": queries.waiting_for(ren)}
    )
    assert render_to_string("respite/_waiting.html", {"waiting": queries.waiting_for(sol)}).strip() == ""


def test_the_menu_leads_helpers_here_and_members_without_a_role_not(ren, bo, client_of):
    assert f'href="{MINE}"' in words_of(client_of(ren).get(MINE))
    assert f'href="{MINE}"' not in words_of(client_of(bo).get(MINE))
