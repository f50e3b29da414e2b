"""How people on duty behave. What they may do is decided by the product; how fast they are is assumed."""

from datetime import datetime, timedelta

from hearthside.care.respite.actions import take_break
from hearthside.care.respite.models import Break
from hearthside.care.respite.rules import current_limits
from hearthside.care.safety.actions import claim_case, claim_next, hand_over_case, look_at
from hearthside.care.safety.models import Case, Urgency
from hearthside.care.staffing.assumptions import assumed
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member

from .scene import Scene
from .sitting import Sitting

LAST_NEW_CASE = timedelta(minutes=10)  # before the end of a shift, who is free takes on what is urgent alone
HAND_OVER_BEFORE = timedelta(minutes=6)
BREAK_FROM = timedelta(minutes=30)  # who is free and has been there so long takes a break if nobody else has one
THINKS_OF_REST = 300  # seconds
TRY_AGAIN = 60  # seconds until somebody who may not take the next case looks again


class Helper:
    """Somebody at the desk, from when they sit down until they leave."""

    def __init__(self, scene: Scene, team: "Team", member: Member, until: datetime) -> None:
        self.scene, self.team, self.member, self.until = scene, team, member, until
        self.since = scene.agenda.now
        self.here, self.will_look = True, False
        self.sitting: Sitting | None = None
        self.aside: list[Sitting] = []
        self.handed: list[int] = []
        self.back_at = scene.agenda.now
        scene.agenda.at(until - HAND_OVER_BEFORE, self.hand_over)
        scene.agenda.at(until, self.leave)
        scene.agenda.after(scene.chance.uniform(0, THINKS_OF_REST), self._think_of_rest)
        self.look_soon()

    @property
    def is_free(self) -> bool:
        return self.here and self.sitting is None and self.scene.agenda.now >= self.back_at

    def look_soon(self) -> None:
        if self.here and not self.will_look:
            self.will_look = True
            self.scene.agenda.after(self.scene.soon("people.notices_within_seconds"), self.look)

    def look(self) -> None:
        """At the desk with free hands: what was handed to them first, then the next case, then a break."""
        self.will_look = False
        if not self.is_free or self._open_handed() or self._resume() or self._goes_on_break():
            return
        if self.scene.agenda.now > self.until - LAST_NEW_CASE and not self.team.urgent_waits():
            return
        try:
            case = claim_next(self.member)
        except Refused:
            self.scene.agenda.after(TRY_AGAIN, self.look_soon)
            return
        if case:
            self._sit_down_with(case)

    def alerted(self, case: int) -> None:
        """An imminent case is on the screen in front of them. Who is busy with less puts it down."""
        if self.is_free:
            self.look_soon()
        elif self.here and self.sitting and self.sitting.urgency < Urgency.IMMINENT:
            self.scene.agenda.after(self.scene.soon("people.puts_down_within_seconds"), lambda: self._turn_to(case))

    def receive(self, case: int) -> None:
        """Somebody hands them a case by name."""
        self.handed.append(case)
        if self.is_free:
            self.look_soon()
        elif self.here:
            self.scene.agenda.after(self.scene.soon("people.puts_down_within_seconds"), lambda: self._accept(case))

    def hand_over(self) -> None:
        """Shortly before the end: what is in hand goes to a colleague by name, unless it is forgotten."""
        if self.scene.chance.random() < assumed("people.leaves_without_hand_over"):
            return
        for case in Case.objects.filter(owner=self.member, closed_at=None).order_by("-urgency"):
            if self._hand_to_somebody(case):
                self._let_go(case.pk)

    def leave(self) -> None:
        self.here = False
        held = list(Case.objects.filter(owner=self.member, closed_at=None).values_list("pk", flat=True))
        for sitting in [*self.aside, *([self.sitting] if self.sitting else [])]:
            sitting.drop()
        self.sitting, self.aside = None, []
        self.team.left(self, held)

    def _hand_to_somebody(self, case: Case) -> bool:
        for colleague in self.team.who_stay_longer_than(self):
            try:
                hand_over_case(self.member, case, colleague.member, "They wrote twice; they are at home.")
            except Refused:
                continue
            colleague.receive(case.pk)
            return True
        return False

    def _let_go(self, case: int) -> None:
        for sitting in [*self.aside, *([self.sitting] if self.sitting else [])]:
            if sitting.pk == case:
                sitting.drop()
        self.aside = [sitting for sitting in self.aside if not sitting.is_over]
        self.sitting = None if self.sitting and self.sitting.is_over else self.sitting

    def _open_handed(self) -> bool:
        while self.handed:
            if self._accept(self.handed[0]):
                return True
        return False

    def _accept(self, pk: int) -> bool:
        """Open what was handed over; it is theirs by that, or somebody else has taken it meanwhile."""
        if pk not in self.handed or not self.here:
            return False
        if self.sitting and not self._may_put_down_for(pk):
            return False
        self.handed.remove(pk)
        case = Case.objects.get(pk=pk)
        if case.owner_id != self.member.pk or not case.is_open:
            return False
        look_at(self.member, case)
        case.refresh_from_db()
        if case.owned_since is None:  # they may not take it on now; the desk goes on calling others
            return False
        self._sit_down_with(case)
        return True

    def _turn_to(self, pk: int) -> None:
        if not self.here or (self.sitting and not self._may_put_down_for(pk)):
            return
        try:
            case = claim_case(self.member, Case.objects.get(pk=pk))
        except Refused:
            return  # somebody else was faster, or they have carried enough
        self._sit_down_with(case)

    def _may_put_down_for(self, pk: int) -> bool:
        urgency = Case.objects.values_list("urgency", flat=True).get(pk=pk)
        return self.sitting is None or urgency > self.sitting.urgency

    def _sit_down_with(self, case: Case) -> None:
        self.scene.ledger.looked_at(case.pk)
        if self.sitting:
            self.sitting.lay_aside()
            self.aside.append(self.sitting)
        self.sitting = Sitting(self.scene, self.member, case, self._over)

    def _over(self, sitting: Sitting) -> None:
        self.aside = [one for one in self.aside if one is not sitting]
        if sitting is self.sitting:
            self.sitting = None
            self.look_soon()

    def _resume(self) -> bool:
        """What was laid aside for something more urgent, if it is still theirs."""
        while self.aside:
            sitting = self.aside.pop()
            if not sitting.is_over and Case.objects.filter(pk=sitting.pk, owner=self.member, closed_at=None).exists():
                self.sitting = sitting
                sitting.take_up_again()
                return True
        return False

    def _think_of_rest(self) -> None:
        """In quiet hours too; who waits until it is due leaves together with everybody who came together."""
        if self.here:
            if self.is_free:
                self._goes_on_break()
            self.scene.agenda.after(THINKS_OF_REST, self._think_of_rest)

    def _goes_on_break(self) -> bool:
        """Together with nobody else while it can wait; when it is due, at once."""
        worked = self.scene.agenda.now - max(self.since, self.back_at)
        due = timedelta(minutes=current_limits().minutes_until_break)
        if worked < BREAK_FROM or (worked < due and (self.team.somebody_rests() or self.team.urgent_waits())):
            return False
        pause: Break = take_break(self.member)
        self.back_at = pause.ends_at
        self.scene.agenda.at(pause.ends_at, self.look_soon)
        return True


class Team:
    """Everybody who is at the desk now."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.there: dict[int, Helper] = {}

    def sits_down(self, member: Member, until: datetime) -> None:
        self.there[member.pk] = Helper(self.scene, self, member, until)

    def something_waits(self) -> None:
        for helper in self.there.values():
            if helper.is_free:
                helper.look_soon()

    def urgent_waits(self) -> bool:
        return any(urgency >= Urgency.RISK for urgency, _since in self.scene.ledger.waiting.values())

    def somebody_rests(self) -> bool:
        return any(helper.back_at > self.scene.agenda.now for helper in self.there.values())

    def who_stay_longer_than(self, leaving: Helper) -> list[Helper]:
        """Those with free hands first."""
        staying = [helper for helper in self.there.values() if helper.until > leaving.until and helper is not leaving]
        return sorted(staying, key=lambda helper: (not helper.is_free, helper.member.pk))

    def left(self, helper: Helper, held: list[int]) -> None:
        if self.there.get(helper.member.pk) is helper:
            del self.there[helper.member.pk]
        self.scene.agenda.after(125, lambda: self.scene.ledger.check_shift_end(held))
