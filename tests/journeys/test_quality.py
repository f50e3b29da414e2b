"""The weekly sample: what software found nothing in is read by people, and what it missed is helped and counted."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from hearthside.care.contributions.registry import kinds, wrap
from hearthside.care.conversations.actions import ask_for_a_person, say
from hearthside.care.conversations.models import Message
from hearthside.care.moderation.actions import file_report
from hearthside.care.moderation.models import ReportReason
from hearthside.care.quality import queries
from hearthside.care.quality.actions import (
    choose_sampling,
    close_cluster,
    draw_sample,
    forget_erased,
    forget_old_clusters,
    judge_pick,
    look_for_clusters,
    measure_week,
    reviewed_words,
)
from hearthside.care.quality.models import Draw, Finding, Fingerprint, Pick, Reading, Seen, Stratum
from hearthside.care.quality.rules import last_whole_week, span_of
from hearthside.care.safety.actions import claim_case, close_case
from hearthside.care.safety.models import Case, Outcome, Urgency
from hearthside.foundation.verdicts import Refused
from hearthside.people.privacy.actions import choose, erase
from hearthside.people.privacy.models import Choice
from hearthside.places.discussions import actions
from hearthside.places.discussions.actions import Written
from hearthside.places.discussions.models import Post, Thread
from hearthside.places.spaces.models import Space
from tests.cast import make_member

pytestmark = pytest.mark.django_db

ORDINARY = "Work was loud again today and I went home with a headache. Soup helped. That was evening number {}."
AT_THE_QUARRY = (
    "Walked to the quarry again.",
    "My feet know the way up, the quarry is where they stop",
    "There were lights at the quarry last night.",
    "Nobody comes near the quarry. That is why",
    "Standing above the quarry, hands cold.",
)
HEAVY = "I keep thinking about suicide. I want to die and I do not know who to tell."


@pytest.fixture
def thread(community, bo):
    space = Space.objects.create(name="Evenings", slug="evenings", purpose="For the quiet hours.")
    posted = actions.start_thread(bo, space, Written("The kettle is on.", title="An evening"))
    Post.objects.filter(pk=posted.post.pk).update(shown_at=timezone.now() - timedelta(days=40))
    return posted.post.thread


@pytest.fixture
def write(thread):
    """Somebody wrote last week."""

    def written(author, body, days=0):
        post = actions.reply(author, Thread.objects.get(pk=thread.pk), Written(body)).post
        shown = span_of(last_whole_week(timezone.now()))[0] + timedelta(days=1 + days)
        Post.objects.filter(pk=post.pk).update(shown_at=shown)
        return post

    return written


@pytest.fixture
def week(write, bo, ana):
    """Thirty ordinary replies and one that asks for a look."""
    return [write(ana if n % 2 else bo, ORDINARY.format(n)) for n in range(30)] + [write(bo, HEAVY)]


def read_all(reader, verdict=Seen.NOTHING):
    while found := queries.next_pick(reader):
        pick, contribution = found
        judge_pick(reader, pick, verdict, wording=contribution.wording)


# --- the draw ----------------------------------------------------------------------------------------------------


def test_the_sample_holds_only_what_software_found_nothing_in(week, ola):
    choose_sampling(ola, 20)
    draw = draw_sample()
    assert draw.picks.count() == 20
    assert not draw.picks.filter(row=week[-1].pk).exists()
    stratum = Stratum.objects.get()
    assert (stratum.language, stratum.nothing, stratum.concern + stratum.risk + stratum.imminent) == ("en", 30, 1)
    assert draw.picks.filter(readers_wanted=2).count() == 2


def test_a_week_is_drawn_once(week):
    assert draw_sample() == draw_sample()
    assert Draw.objects.count() == 1
    assert Pick.objects.count() == 30


def test_the_seed_draws_the_same_sample_again(week, ola, monkeypatch):
    monkeypatch.setattr("secrets.randbits", lambda bits: 7)
    choose_sampling(ola, 12)
    drawn = []
    for _time in range(2):
        draw = draw_sample()
        drawn.append(list(draw.picks.order_by("pk").values_list("row", "readers_wanted")))
        draw.delete()
    assert drawn[0] == drawn[1]


def test_private_messages_are_never_drawn(week, bo, community):
    conversation = ask_for_a_person(bo)
    say(bo, conversation, "A quiet word between us.")
    Message.objects.update(said_at=span_of(last_whole_week(timezone.now()))[0] + timedelta(days=2))
    assert set(draw_sample().picks.values_list("kind", flat=True)) == {"discussions.post"}
    span = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
    sampled = [kind for kind, known in kinds().items() if known.sample_frame(*span) is not None]
    assert set(sampled) == {"discussions.post", "governance.remark", "spaces.note"}  # what everybody may read


def test_every_language_that_is_written_in_is_read(week, write, ola):
    jun = make_member("jun", "Warm Ember", language="pt")
    for number in range(4):
        write(jun, f"Hoje fiz sopa e li um pouco. {number}")
    choose_sampling(ola, 15)
    languages = list(draw_sample().picks.values_list("language", flat=True))
    assert languages.count("pt") == 4
    assert languages.count("en") == 11


# --- reading -----------------------------------------------------------------------------------------------------


def test_a_reader_sees_words_and_no_name(week, ren, client_of):
    draw_sample()
    page = client_of(ren).get("/desk/quality/sample/").content.decode()
    assert "Soup helped." in page
    assert "Pale Harbour" not in page
    assert "Quiet Otter" not in page
    assert page.count("<h1") == 1


def test_one_key_each_says_what_was_seen(week, ren, client_of):
    draw_sample()
    page = client_of(ren).get("/desk/quality/sample/").content.decode()
    assert re.findall(r'name="verdict" value="(\d)".*?data-key="(\w)"', page) == [
        ("0", "n"), ("1", "c"), ("2", "r"), ("3", "i"),
    ]  # fmt: skip


def test_reading_leads_from_one_to_the_next_until_none_is_left(week, ola, ren, client_of):
    choose_sampling(ola, 10)
    draw_sample()
    client = client_of(ren)
    for _one in range(10):
        page = client.get("/desk/quality/sample/").content.decode()
        pick, wording = re.search(r"sample/(\d+)/judgement", page)[1], re.search(r'"wording" value="(\w+)"', page)[1]
        answer = client.post(f"/desk/quality/sample/{pick}/judgement/", {"verdict": "0", "wording": wording})
        assert answer.url == "/desk/quality/sample/"
    assert "Nothing waits to be read" in client.get("/desk/quality/sample/").content.decode()
    assert Reading.objects.count() == 10


def test_a_tenth_is_read_by_two_and_their_agreement_shown(week, ola, ren, mo, client_of):
    choose_sampling(ola, 20)
    draw_sample()
    read_all(ren)
    read_all(mo)
    assert Reading.objects.count() == 22
    assert queries.two_readers().pairs == 2
    assert "they saw the same in 2" in client_of(ola).get("/desk/quality/").content.decode()


def test_nobody_reads_their_own_words(thread, write, ren):
    write(ren, ORDINARY.format(1))
    draw_sample()
    assert queries.next_pick(ren) is None


def test_nobody_judges_their_own_words(thread, write, ren):
    post = write(ren, ORDINARY.format(1))
    pick = draw_sample().picks.get()
    with pytest.raises(Refused, match="your own words"):
        judge_pick(ren, pick, Seen.NOTHING, wording=wrap(post).wording)


def test_words_that_others_cannot_read_are_not_drawn(week, mo):
    for post in week[:3]:
        actions.hide_post(Post.objects.get(pk=post.pk))
    drawn = set(draw_sample().picks.values_list("row", flat=True))
    assert len(drawn) == 27
    assert not drawn & {post.pk for post in week[:3]}


def test_what_was_missed_has_a_case_at_once(week, ren, client_of):
    draw_sample()
    Case.objects.all().delete()
    pick, contribution = queries.next_pick(ren)
    answer = client_of(ren).post(
        f"/desk/quality/sample/{pick.pk}/judgement/",
        {"verdict": "2", "wording": contribution.wording, "note": "The way the evening is told."},
        follow=True,
    )
    assert "People on duty have it now" in answer.content.decode()
    case = Case.objects.get()
    assert case.urgency == Urgency.RISK
    assert case.member == contribution.author
    assert case.history.filter(actor=ren, verb="found by a reader of the sample").exists()
    assert "The way" not in str(Reading.objects.values_list("note").query)
    assert Reading.objects.get().note == "The way the evening is told."


def test_a_verdict_counts_for_the_words_that_were_read(week, ren):
    draw_sample()
    pick, contribution = queries.next_pick(ren)
    wording = contribution.wording
    Post.objects.filter(pk=pick.row).update(body="Something else altogether.")
    with pytest.raises(Refused, match="changed these words"):
        judge_pick(ren, pick, Seen.NOTHING, wording=wording)


def test_a_judgement_without_a_verdict_keeps_the_note(week, ren, client_of):
    draw_sample()
    pick, contribution = queries.next_pick(ren)
    path = f"/desk/quality/sample/{pick.pk}/judgement/"
    answer = client_of(ren).post(path, {"wording": contribution.wording, "note": "I am not sure."})
    assert answer.status_code == 422
    assert "I am not sure." in answer.content.decode()
    assert not Reading.objects.exists()


@pytest.mark.parametrize("who", ["bo", "lin", "fay"])
def test_others_neither_read_nor_see_the_figures(who, request, client_of, week):
    draw_sample()
    client = client_of(request.getfixturevalue(who))
    assert client.get("/desk/quality/").status_code == 403
    assert client.get("/desk/quality/sample/").status_code == 403
    assert client.post(f"/desk/quality/sample/{Pick.objects.first().pk}/judgement/", {}).status_code == 403


# --- words that are taken back -----------------------------------------------------------------------------------


def test_erased_words_leave_the_sample_without_a_trace(week, ren, ana, bo):
    draw_sample()
    pick, contribution = queries.next_pick(ren)
    judge_pick(ren, pick, Seen.NOTHING, "It speaks of soup.", wording=contribution.wording)
    actions.remove_post(contribution.author, contribution.row)
    reading = Reading.objects.get()
    assert reading.note == ""
    assert (reading.pick.kind, reading.pick.row) == ("", None)
    unread = Pick.objects.exclude(row=None).filter(readings=None).first()
    erase(Post.objects.get(pk=unread.row).author, keep_words=False)
    assert not Pick.objects.filter(pk=unread.pk).exists()
    assert forget_erased() == 0


def test_words_that_went_another_way_are_forgotten_by_the_sweep(week, thread):
    draw_sample()
    Thread.objects.filter(pk=thread.pk).delete()
    assert forget_erased() == 30
    assert not Pick.objects.exists()


def test_a_readers_account_is_erased_without_their_notes(week, ren):
    draw_sample()
    pick, contribution = queries.next_pick(ren)
    judge_pick(ren, pick, Seen.NOTHING, "A note of mine.", wording=contribution.wording)
    erase(ren, keep_words=True)
    reading = Reading.objects.get()
    assert (reading.reader, reading.note) == (None, "")


# --- the figures -------------------------------------------------------------------------------------------------


def test_the_page_says_when_too_little_was_read_to_say(week, ren, ola, client_of):
    draw_sample()
    read_all(ren)
    page = client_of(ola).get("/desk/quality/").content.decode()
    assert "too few to say" in page


def test_the_page_shows_recall_with_its_interval(week, ren, ola, client_of):
    draw = draw_sample()
    Stratum.objects.filter(draw=draw).update(nothing=3000, concern=80, risk=20)
    Pick.objects.all().delete()
    picks = Pick.objects.bulk_create(Pick(draw=draw, kind="", row=None, language="en") for _n in range(120))
    now = timezone.now()
    Reading.objects.bulk_create(
        Reading(pick=pick, reader=None, verdict=Seen.CONCERN if n == 0 else Seen.NOTHING, read_at=now)
        for n, pick in enumerate(picks)
    )
    Case.objects.all().delete()
    for number in range(20):
        member = make_member(f"m{number}", f"Member {number}")
        post = actions.reply(member, Thread.objects.get(), Written(HEAVY)).post
        outcome = Outcome.NOT_NEEDED if number < 4 else Outcome.TALKED
        Case.objects.filter(member=post.author).update(closed_at=now, outcome=outcome)
    known = queries.qualities()[0]
    assert (known.read, known.missed, known.flagged, known.needed.of, known.needed.count) == (120, 1, 100, 20, 16)
    assert known.recall.value == pytest.approx(80 / (80 + 25))
    page = client_of(ola).get("/desk/quality/").content.decode()
    assert "76.2 %" in page
    assert f"{round(100 * known.recall.low, 1):g} %" in page


def test_what_members_worried_about_is_counted_beside(week, ana, ola, client_of):
    draw_sample()
    file_report(ana, wrap(week[0]), ReportReason.WORRIED, "")
    assert queries.worries_missed() == 1


def test_the_page_asks_few_questions_of_the_database(week, ren, ola, client_of, django_assert_max_num_queries):
    draw_sample()
    read_all(ren, Seen.CONCERN)
    client = client_of(ola)
    client.get("/desk/quality/")
    with django_assert_max_num_queries(25):
        client.get("/desk/quality/")


def test_the_operator_chooses_how_much_is_read(week, ola, ren, client_of):
    assert client_of(ola).post("/desk/quality/size/", {"size": "80"}).url == "/desk/quality/"
    assert queries.sample_size() == 80
    refused = client_of(ola).post("/desk/quality/size/", {"size": "3"})
    assert refused.status_code == 422
    assert "between ten and a thousand" in refused.content.decode()
    assert client_of(ren).post("/desk/quality/size/", {"size": "80"}).status_code == 403


# --- clusters ----------------------------------------------------------------------------------------------------


@pytest.fixture
def midweek(time_machine):
    time_machine.move_to("2026-03-11 12:00:00+00:00", tick=False)


@pytest.fixture
def said(thread):
    """Somebody new said it so many days ago."""

    def say_it(number, body, days):
        member = make_member(f"c{number}", f"Small Lamp {number}")
        post = actions.reply(member, Thread.objects.get(pk=thread.pk), Written(body)).post
        Post.objects.filter(pk=post.pk).update(shown_at=timezone.now() - timedelta(days=days), standing="shown")
        return post

    return say_it


@pytest.fixture
def quarry(midweek, said):
    """Many weeks in which people in danger wrote, and five of the last week who name one place."""
    for number in range(40):
        said(number, f"I want to die. Evening {number}.", 10 + number % 50)
    return [said(100 + n, f"I want to die. {words}", 1 + n) for n, words in enumerate(AT_THE_QUARRY)]


def test_a_place_that_suddenly_many_in_danger_name_is_shown_to_people(client_of, quarry, ren):
    found = look_for_clusters()
    assert [each.word for each in found if each.word] == ["the quarry"]
    [cluster] = found
    page = client_of(ren).get(f"/desk/quality/clusters/{cluster.pk}/").content.decode()
    assert "the quarry" in page
    assert page.count("Evenings") >= 5
    assert client_of(ren).post(f"/desk/quality/clusters/{cluster.pk}/", {"finding": "nonsense"}).status_code == 422
    client_of(ren).post(
        f"/desk/quality/clusters/{cluster.pk}/", {"finding": "method", "note": "Hidden; each was asked."}
    )
    assert not queries.open_clusters()
    assert "Hidden; each was asked." in client_of(ren).get("/desk/quality/clusters/").content.decode()


def test_what_people_looked_at_does_not_come_up_again_the_next_day(quarry, ren, time_machine):
    [cluster] = look_for_clusters()
    close_cluster(ren, cluster, Finding.CHANCE)
    with pytest.raises(Refused, match="already"):
        close_cluster(ren, cluster, Finding.PACT)
    time_machine.move_to("2026-03-12 12:00:00+00:00", tick=False)
    assert look_for_clusters() == []


def test_the_word_is_sealed_and_forgotten_after_a_quarter(quarry, ren, time_machine):
    [cluster] = look_for_clusters()
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM quality_cluster")
        assert "quarry" not in cursor.fetchone()[0]
    close_cluster(ren, cluster, Finding.METHOD)
    time_machine.move_to("2026-06-30 12:00:00+00:00", tick=False)
    assert forget_old_clusters() == 1


def test_one_person_who_says_it_often_is_no_cluster(midweek, said, thread, bo):
    for number in range(20):
        said(number, f"I want to die. Evening {number}.", 10 + number)
    for _ in range(8):
        post = actions.reply(bo, Thread.objects.get(pk=thread.pk), Written("I want to die at the quarry.")).post
        Post.objects.filter(pk=post.pk).update(shown_at=timezone.now() - timedelta(days=2))
    assert look_for_clusters() == []


def test_private_talk_is_in_no_cluster(midweek, said, ren):
    for number in range(20):
        said(number, f"I want to die. Evening {number}.", 10 + number)
    for number in range(6):
        member = make_member(f"p{number}", f"Tin Bell {number}")
        say(member, ask_for_a_person(member), "I want to die. I keep walking to the quarry.")
    assert look_for_clusters() == []


def test_clusters_are_for_people_on_duty(client_of, bo, ola, quarry):
    [cluster] = look_for_clusters()
    for member in (bo, ola):
        assert client_of(member).get("/desk/quality/clusters/").status_code in {403, 404}
        assert client_of(member).get(f"/desk/quality/clusters/{cluster.pk}/").status_code in {403, 404}


# --- drift -------------------------------------------------------------------------------------------------------


def test_each_week_is_measured_once_and_held_against_the_weeks_before(week, client_of, ren, time_machine):
    draw_sample()
    measured = measure_week()
    assert measured.read == sum(measured.scores) == 31
    assert measure_week() is None
    for ago in range(1, 6):
        earlier = Draw.objects.create(
            week=last_whole_week(timezone.now()) - timedelta(weeks=ago), seed=1, drawn_at=timezone.now()
        )
        Fingerprint.objects.create(draw=earlier, read=31, scores=[3, 3, 3, 3, 3, 3, 3, 4, 3, 3], words=measured.words)
    assert [shift.size for shift in queries.shifts()][-1] == "much"
    assert queries.shifts()[-1].words < 0.2
    assert "Another way of writing?" in client_of(ren).get("/desk/quality/").content.decode()


# --- words that may leave ----------------------------------------------------------------------------------------


@pytest.fixture
def reviewed(week, ren):
    """Everything of the week was read by a person."""
    draw_sample()
    read_all(ren)


def test_nothing_leaves_without_both_yeses(reviewed, ola, ana, ren):
    with pytest.raises(Refused, match="not switched it on"):
        reviewed_words(ola)
    choose_sampling(ola, 60, learns=True)
    assert reviewed_words(ola) == []
    choose(ana, [Choice.LEARNING])
    assert len(reviewed_words(ola)) == 15
    choose(ana, [])
    assert reviewed_words(ola) == []
    with pytest.raises(Refused):
        reviewed_words(ren)


def test_names_numbers_and_addresses_are_blotted_out(write, bo, ren, ola):
    choose_sampling(ola, 60, learns=True)
    choose(bo, [Choice.LEARNING])
    post = write(bo, f"Thank you {ren.name}, and {bo.name} out. Mail me: slow.comet@example.org or +353 86 123 4567.")
    Post.objects.filter(pk=post.pk).update(standing="shown")  # a newcomer's address is looked at first
    draw_sample()
    read_all(ren)
    [row] = reviewed_words(ola)
    assert row["text"] == "Thank you […], and […] out. Mail me: […] or […]."
    assert (row["level"], row["seen_by"], row["language"]) == ("none", "sample", "en")


def test_what_people_made_of_a_case_is_the_label_and_private_talk_and_nameless_words_stay(
    client_of, thread, bo, ana, ren, ola
):
    choose_sampling(ola, 60, learns=True)
    for member in (bo, ana):
        choose(member, [Choice.LEARNING])
    actions.reply(bo, thread, Written(HEAVY))
    actions.reply(ana, Thread.objects.get(pk=thread.pk), Written(HEAVY, is_anonymous=True))
    say(bo, ask_for_a_person(bo), HEAVY + " Here.")
    assert reviewed_words(ola) == [], "an open case is not decided"
    for case in Case.objects.all():
        close_case(ren, claim_case(ren, case, "nobody else is here"), Outcome.TALKED)
    assert [(row["text"], row["level"]) for row in reviewed_words(ola)] == [(HEAVY, "risk")]
    page = client_of(ola).post("/desk/quality/reviewed-words/")
    assert json.loads(page.content.decode())["seen_by"] == "case"
