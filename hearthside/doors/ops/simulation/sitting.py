"""One case in somebody's hands: the first message, the talk, the end. Every step is the action behind a button."""

from collections.abc import Callable
from datetime import timedelta

from hearthside.care.conversations.actions import say as say_in
from hearthside.care.conversations.queries import open_conversation_of
from hearthside.care.desk.actions import answer_case, finish_case
from hearthside.care.safety.actions import look_at
from hearthside.care.safety.models import Case, Outcome
from hearthside.care.staffing.assumptions import assumed
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member

from .cast import say
from .ledger import LEVELS
from .scene import Scene

LOOKS_EVERY = 12 * 60  # seconds between two looks at a case one is busy with
OUTCOMES = {Outcome.TALKED: 50, Outcome.REFERRED: 20, Outcome.NO_ANSWER: 15, Outcome.NOT_NEEDED: 15}  # assumed


class Sitting:
    def __init__(self, scene: Scene, helper: Member, case: Case, when_over: Callable[["Sitting"], None]) -> None:
        self.scene, self.helper, self.pk, self.when_over = scene, helper, case.pk, when_over
        self.urgency = case.urgency
        minutes = scene.minutes_for(LEVELS[case.urgency])
        self.ends_at = scene.agenda.now + timedelta(minutes=minutes)
        self.is_over = self.is_laid_aside = self.has_answered = False
        first = min(scene.chance.expovariate(1 / assumed("people.first_answer_minutes")), minutes) * 60
        scene.agenda.after(first, self._go_on)

    def lay_aside(self) -> None:
        """Somebody else needs them more."""
        self.is_laid_aside = True
        self.left = self.ends_at - self.scene.agenda.now

    def take_up_again(self) -> None:
        self.is_laid_aside = False
        self.ends_at = self.scene.agenda.now + max(self.left, timedelta(minutes=2))
        self.scene.agenda.after(1, self._go_on)

    def drop(self) -> None:
        """It is no longer theirs."""
        self.is_over = True

    def _go_on(self) -> None:
        if self.is_over or self.is_laid_aside:
            return
        case = Case.objects.get(pk=self.pk)
        if case.closed_at or case.owner_id != self.helper.pk:
            return self._end()
        try:
            self._next_step(case)
        except Refused:
            self._end()
        return None

    def _next_step(self, case: Case) -> None:
        agenda = self.scene.agenda
        look_at(self.helper, case)
        self.scene.ledger.looked_at(case.pk)
        if not self.has_answered or case.answered_at is None:
            self._answer(case)
        if agenda.now >= self.ends_at:
            finish_case(self.helper, case, self._outcome())
            return self._end()
        agenda.at(min(self.ends_at, agenda.now + timedelta(seconds=LOOKS_EVERY)), self._go_on)
        return None

    def _answer(self, case: Case) -> None:
        if case.member is None or case.member.account_id is None:
            self.has_answered = True  # they have erased their account; nothing can reach them
            return
        answer_case(self.helper, case, say("answers", self.scene.chance))
        if not self.has_answered and self.scene.chance.random() < assumed("members.writes_again"):
            self.scene.agenda.after(self.scene.chance.expovariate(1 / 300), self._member_replies)
        self.has_answered = True

    def _member_replies(self) -> None:
        case = Case.objects.select_related("member").get(pk=self.pk)
        conversation = open_conversation_of(case)
        if conversation and case.is_open and case.member and case.member.account_id:
            say_in(case.member, conversation, say("replies", self.scene.chance))

    def _outcome(self) -> Outcome:
        return self.scene.chance.choices(list(OUTCOMES), weights=list(OUTCOMES.values()))[0]

    def _end(self) -> None:
        self.is_over = True
        self.when_over(self)
