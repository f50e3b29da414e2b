"""Whatever people do and however time passes: a case is somebody's or in the queue with a clock, or it has ended."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run
from time_machine import travel

from hearthside.care.notifications.models import Page, PageState
from hearthside.care.rota.actions import end_shift
from hearthside.care.rota.models import Desk
from hearthside.care.safety import actions, queries
from hearthside.care.safety.actions import opening
from hearthside.care.safety.models import Case, Outcome, Urgency
from hearthside.foundation.verdicts import Refused
from tests.cast import make_member

from .cases import on_duty

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
PEOPLE, MEMBERS = st.integers(0, 2), st.integers(0, 2)


class CaseLife(RuleBasedStateMachine):
    """Three helpers and three members, any order of events."""

    def __init__(self) -> None:
        super().__init__()
        self.round = transaction.atomic()
        self.round.__enter__()
        self.clock = travel(BEGIN, tick=False)
        self.time = self.clock.start()

    @initialize()
    def bring_people(self) -> None:
        names = ("Red Kite", "Oak Leaf", "Blue Jar", "Quiet Otter", "Pale Harbour", "Thin Ice")
        people = [make_member(name[:3], name, *(("responder",) if n < 3 else ())) for n, name in enumerate(names)]
        self.helpers, self.members = people[:3], people[3:]
        self.events: dict[int, int] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.round.__exit__(None, None, None)
        self.clock.stop()

    def case(self, member: int) -> Case | None:
        return queries.open_case_of(self.members[member])

    def does(self, member: int, deed: object) -> None:
        """A deed that leaves a line in the history, unless a rule refuses it."""
        if case := self.case(member):
            before = case.history.count()
            try:
                with transaction.atomic():
                    deed(case)
            except Refused:
                assert case.history.count() == before
            else:
                assert case.history.count() > before

    @rule(member=MEMBERS, urgency=st.sampled_from([1, 2, 3]))
    def writes(self, member: int, urgency: int) -> None:
        before = self.case(member)
        case = opening._case_for(self.members[member], urgency, "")
        assert case.urgency == max(urgency, before.urgency if before else 0)

    @rule(member=MEMBERS)
    def writes_again(self, member: int) -> None:
        self.does(member, actions.hear_again)

    @rule(member=MEMBERS)
    def says_safe(self, member: int) -> None:
        self.does(member, lambda case: actions.say_safe(self.members[member]))

    @rule(member=MEMBERS, helper=PEOPLE)
    def claims(self, member: int, helper: int) -> None:
        if case := self.case(member):
            try:
                actions.claim_case(self.helpers[helper], case)
            except Refused:
                return
            assert self.case(member).owner == self.helpers[helper]

    @rule(helper=PEOPLE)
    def helps_next(self, helper: int) -> None:
        urgent = [case.urgency for case in queries.candidates(self.helpers[helper])]
        try:
            case = actions.claim_next(self.helpers[helper], "I am here")
        except Refused:
            return
        assert (case.urgency if case else None) == (urgent[0] if urgent else None)

    @rule(member=MEMBERS, helper=PEOPLE)
    def answers(self, member: int, helper: int) -> None:
        self.does(member, lambda case: actions.note_answer(self.helpers[helper], case))

    @rule(member=MEMBERS, helper=PEOPLE)
    def reads(self, member: int, helper: int) -> None:
        if case := self.case(member):
            actions.look_at(self.helpers[helper], case)

    @rule(member=MEMBERS, helper=PEOPLE, to=PEOPLE)
    def hands_over(self, member: int, helper: int, to: int) -> None:
        deed = actions.hand_over_case
        self.does(member, lambda case: deed(self.helpers[helper], case, self.helpers[to], "please"))

    @rule(member=MEMBERS, helper=PEOPLE)
    def gives_back(self, member: int, helper: int) -> None:
        self.does(member, lambda case: actions.give_back_case(self.helpers[helper], case, "for later"))

    @rule(member=MEMBERS, helper=PEOPLE)
    def calls_the_next_level(self, member: int, helper: int) -> None:
        self.does(member, lambda case: actions.escalate_case(self.helpers[helper], case))

    @rule(member=MEMBERS, helper=PEOPLE, outcome=st.sampled_from([*Outcome.values, "", "gone"]))
    def closes(self, member: int, helper: int, outcome: str) -> None:
        self.does(member, lambda case: actions.close_case(self.helpers[helper], case, outcome))

    @rule(helper=PEOPLE, duty=st.sampled_from(["desk", "first", "second", "supervisor"]), hours=st.integers(1, 8))
    def comes_on_duty(self, helper: int, duty: str, hours: int) -> None:
        try:
            on_duty(self.helpers[helper], duty, hours)
        except Refused:  # they are on duty already
            return

    @rule(helper=PEOPLE)
    def leaves(self, helper: int) -> None:
        end_shift(self.helpers[helper], Desk.TRIAGE)

    @rule(minutes=st.sampled_from([1, 2, 5, 16, 46, 250]))
    def time_passes(self, minutes: int) -> None:
        self.time.shift(timedelta(minutes=minutes))
        actions.pass_on_at_shift_end()
        actions.call_what_waits()

    @invariant()
    def nothing_vanishes(self) -> None:
        for case in Case.objects.all():
            assert case.due_at
            if case.closed_at:
                assert case.outcome in Outcome.values
                assert case.history.last().verb == f"closed: {case.outcome}"
            else:
                assert case in queries.open_cases(self.helpers[0])
                assert case.due_at <= timezone.now() + timedelta(hours=24)
            assert case.history.first().verb == "opened"
            assert [entry.at for entry in case.history.all()] == sorted(entry.at for entry in case.history.all())

    @invariant()
    def what_waits_is_free_to_be_taken_and_nothing_else(self) -> None:
        free = set(Case.objects.filter(queries.nobody_is_there(), closed_at=None).values_list("pk", flat=True))
        held = set(Case.objects.filter(closed_at=None).exclude(pk__in=free).values_list("pk", flat=True))
        waiting = Page.objects.filter(state__in=[PageState.DUE, PageState.FAILED])
        about = waiting.exclude(says__in=["wrote_again", "said_safe", "called_in", "handed_over"])
        assert not held & set(about.values_list("case", flat=True))

    @invariant()
    def every_shift_that_ended_left_nothing_unowned(self) -> None:
        somebody = any(queries.people_at(level) for level in ("desk", "first", "second", "supervisor"))
        if somebody and actions.pass_on_at_shift_end() >= 0:
            left = queries.open_cases_without_their_owner()
            assert not [case.pk for case in left if queries.who_can_take_over(case)]


@pytest.mark.django_db
def test_no_case_is_ever_lost_unowned_or_ended_without_an_outcome(community):
    assert Urgency.IMMINENT == 3
    life = settings(max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run(CaseLife, settings=life)
