"""From the case somebody takes to how it went on: limits at the desk, the questions afterwards, the ending told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.respite import queries, topics
from hearthside.care.respite.actions import ask_what_stayed, count_dose, rest_from_topics
from hearthside.care.respite.models import Dose, Limits, Override
from hearthside.care.rota.actions import start_shift
from hearthside.care.safety import actions as safety
from hearthside.care.safety import detection
from hearthside.care.safety.detection import Axis
from hearthside.care.safety.detection.wording import SENTENCES
from hearthside.care.safety.for_helpers import TOPICS
from hearthside.care.safety.models import Case, Outcome, Urgency
from hearthside.config import clock
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.warnings import WARNINGS

MINE, TEAM = reverse("respite:mine"), reverse("respite:team")
pytestmark = pytest.mark.django_db


def words_of(page) -> str:
    return " ".join(page.content.decode().split())


@pytest.fixture
def noon(time_machine):
    time_machine.move_to("2026-03-02 12:00:00+00:00", tick=False)
    return time_machine


@pytest.fixture
def cases(community, noon, bo, ana, eve, ed) -> list[Case]:
    """Three in imminent danger and one with a heavy topic."""
    now = timezone.now()
    made = [
        Case.objects.create(member=member, urgency=Urgency.IMMINENT, opened_at=now, due_at=now + timedelta(minutes=1))
        for member in (bo, ana, eve)
    ]
    about = {"urgency": Urgency.CONCERN, "topics": ["self", "eating_pain"]}
    return [*made, Case.objects.create(member=ed, opened_at=now, due_at=now + timedelta(hours=4), **about)]


def test_the_desk_gives_nobody_a_case_past_their_limit_without_a_reason_of_their_own(cases, ren, sol, client_of):
    start_shift(ren, "triage", 4)
    for case in cases[:2]:
        safety.claim_case(ren, case)
    with pytest.raises(Refused, match="last hour"):
        safety.claim_case(ren, cases[2])
    assert safety.claim_next(ren) in cases[:2]  # back to what is theirs, and to nothing new
    assert Case.objects.get(pk=cases[2].pk).owner is None
    assert Dose.objects.count() == 2
    safety.claim_case(ren, cases[2], override_note="She says goodbye; nobody answers the page.")
    assert Dose.objects.exclude(override=None).count() == 1
    assert "She says goodbye; nobody answers the page." in words_of(client_of(sol).get(TEAM))


def test_a_refused_claim_leaves_no_trace_and_the_case_goes_on_waiting(cases, ren):
    Limits.objects.create(pk=1, load_an_hour=4)
    start_shift(ren, "triage", 4)
    safety.claim_case(ren, cases[0])
    with pytest.raises(Refused):
        safety.claim_case(ren, cases[1], override_note=" ")
    waiting = Case.objects.get(pk=cases[1].pk)
    assert (waiting.owner, waiting.claimed_at) == (None, None)
    assert not Override.objects.exists()


def test_help_next_leaves_a_rested_topic_to_others(cases, ren, sol):
    Case.objects.exclude(pk=cases[3].pk).delete()
    start_shift(ren, "triage", 4)
    rest_from_topics(ren, ["eating_disorders"])
    with pytest.raises(Refused, match="You rest from"):
        safety.claim_next(ren)
    start_shift(sol, "triage", 4)
    found = safety.claim_next(sol)
    assert found is not None
    assert found.pk == cases[3].pk


def test_after_a_hard_case_the_questions_come_and_the_ending_is_told(cases, ren, client_of, noon):
    start_shift(ren, "triage", 4)
    safety.claim_case(ren, cases[0])
    helper = client_of(ren)
    assert "somebody is still there for them" in words_of(helper.get(MINE))
    safety.say_safe(cases[0].member)
    safety.close_case(ren, Case.objects.get(pk=cases[0].pk), Outcome.TALKED)
    page = words_of(helper.get(MINE))
    assert f"After case {cases[0].pk}: how was it?" in page
    assert "We talked; safe for now" in page
    assert "They said that they are safe." in page
    assert cases[0].member.name not in page
    noon.shift(timedelta(days=1, minutes=1))
    assert ask_what_stayed in clock.EACH_HOUR
    ask_what_stayed()
    assert f"Did case {cases[0].pk} stay with you?" in words_of(helper.get(MINE))


def test_somebody_who_handed_a_case_over_is_told_how_it_ended_with_another(cases, ren, sol, client_of):
    for helper in (ren, sol):
        start_shift(helper, "triage", 4)
    safety.claim_case(ren, cases[0])
    safety.give_back_case(ren, Case.objects.get(pk=cases[0].pk))
    safety.claim_case(sol, Case.objects.get(pk=cases[0].pk))
    safety.close_case(sol, Case.objects.get(pk=cases[0].pk), Outcome.REFERRED)
    assert queries.waiting_for(ren).ended == 1
    assert queries.waiting_for(sol).ended == 0
    assert "Pointed to other help" in words_of(client_of(ren).get(MINE))
    assert queries.waiting_for(ren).ended == 0


def test_every_topic_on_the_list_is_something_that_detection_can_say():
    spoken = {axis.value for axis in Axis} | set(SENTENCES) | set(WARNINGS)
    assert not {code for topic in TOPICS for code in topic.covers} - spoken
    assert [topic.code for topic in topics.topics() if topic in TOPICS] == [topic.code for topic in TOPICS]


def test_what_a_case_carries_meets_what_a_helper_rests_from(community, noon, bo, ren):
    case = safety.open_case(wrap(bo), detection.read("I cut myself again last night and I cannot stop."))
    start_shift(ren, "triage", 4)
    rest_from_topics(ren, ["self_harm"])
    with pytest.raises(Refused, match="You rest from"):
        safety.claim_case(ren, case)


def test_the_operator_changes_the_limits_on_screen_and_they_hold_at_once(ola, ren, client_of, community, noon):
    operator, address = client_of(ola), reverse("ops:limits")
    shown = operator.get(address)
    assert "What helpers carry" in words_of(shown)
    form = {field.name: field.value() for field in shown.context["form"]}
    too_small = operator.post(address, {**form, "load_an_hour": 2})
    assert too_small.status_code == 422
    assert "One case must fit into an hour" in words_of(too_small)
    assert operator.post(address, {**form, "load_an_hour": 4}).status_code == 302
    count_dose(ren, 1, Urgency.IMMINENT)
    with pytest.raises(Refused):
        count_dose(ren, 2, Urgency.CONCERN)


def test_the_limits_are_the_operators_alone(mo, sol, client_of):
    assert {client_of(helper).get(reverse("ops:limits")).status_code for helper in (mo, sol)} == {403}
