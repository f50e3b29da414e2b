"""What the simulation writes down as it goes, beside the database and not from it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from hearthside.care.respite.models import Dose
from hearthside.care.respite.rules import HOUR, SHIFT, current_limits
from hearthside.care.rota.models import Desk, Duty
from hearthside.care.rota.queries import people_on
from hearthside.care.safety.models import Case, CaseWords, Urgency
from hearthside.people.members.models import Member
from hearthside.places.discussions.models import Post

from .agenda import Agenda

LEVELS: dict[int, str] = {Urgency.CONCERN: "concern", Urgency.RISK: "risk", Urgency.IMMINENT: "imminent"}
LOST_AFTER = timedelta(hours=24)  # nobody looked for a whole day: whatever the row says, nobody was helped


class Ledger:
    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.seen: set[int] = set()  # every case that ever was
        self.waiting: dict[int, tuple[int, datetime]] = {}
        self.waits: dict[int, list[float]] = defaultdict(list)
        self.without_a_case = 0
        self.unowned_at_shift_end = 0
        self.unlooked_long = 0

    def waits_now(self, case: int) -> None:
        """A case was opened, or became more urgent."""
        urgency = Case.objects.values_list("urgency", flat=True).get(pk=case)
        known = self.waiting.get(case)
        self.seen.add(case)
        if known is None or urgency > known[0]:
            self.waiting[case] = (urgency, self.agenda.now)

    def looked_at(self, case: int) -> None:
        if case in self.waiting:
            urgency, since = self.waiting.pop(case)
            self.waits[urgency].append((self.agenda.now - since).total_seconds())

    def expect_a_case(self, post: Post) -> None:
        """Words of danger were taken in: a person must have been asked, before anything else happens."""
        if not CaseWords.objects.filter(kind="discussions.post", row=post.pk, case__closed_at=None).exists():
            self.without_a_case += 1

    def check_shift_end(self, held: Sequence[int]) -> None:
        """Two sweeps after somebody left: what they held belongs to somebody on duty or on call."""
        there = {member.pk for duty in Duty for member in people_on(duty, Desk.TRIAGE)}
        still_open = Case.objects.filter(pk__in=held, closed_at=None)
        self.unowned_at_shift_end += sum(owner not in there for owner in still_open.values_list("owner", flat=True))

    def close(self) -> None:
        """Who still waits has waited until now."""
        for case, (_urgency, since) in list(self.waiting.items()):
            self.unlooked_long += self.agenda.now - since > LOST_AFTER
            self.looked_at(case)

    @property
    def lost(self) -> int:
        """Words without a case, cases that are no longer there, cases at which nobody looked for a day."""
        gone = len(self.seen) - Case.objects.filter(pk__in=self.seen).count()
        return self.without_a_case + gone + self.unlooked_long


def doses_exceeded() -> int:
    """Cases that somebody was given past a limit without their own decision, counted anew from what is kept."""
    limits, exceeded = current_limits(), 0
    for member in Member.objects.filter(pk__in=Dose.objects.values("member")):
        taken = list(Dose.objects.filter(member=member).order_by("at").values_list("at", "weight", "override"))
        for at, _weight, override in taken:
            in_hour = sum(weight for then, weight, _o in taken if at - HOUR < then <= at)
            in_shift = sum(weight for then, weight, _o in taken if at - SHIFT < then <= at)
            exceeded += override is None and (in_hour > limits.load_an_hour or in_shift > limits.load_a_shift)
    return exceeded
