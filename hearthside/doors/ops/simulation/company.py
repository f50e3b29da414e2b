"""Those who help: how many there are, who comes when, who does not come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from math import ceil

from hearthside.care.rota.actions import plan_shift
from hearthside.care.rota.models import Desk, Duty
from hearthside.care.staffing.assumptions import assumed
from hearthside.people.members.models import Member, Role

from .cast import Place, bring_helpers
from .figures import People
from .on_call import OnCall
from .scene import Scene
from .shifts import Span, Volunteer, cover_needs, share_out
from .staffings import NIGHT, needs
from .volunteers import Team

WATCH = timedelta(hours=12)  # how long somebody is on call in one piece
# People who share each level, and who they are.
WATCHERS = {
    Duty.FIRST: (8, (Role.RESPONDER,)),
    Duty.SECOND: (8, (Role.RESPONDER,)),
    Duty.SUPERVISOR: (5, (Role.SUPERVISOR, Role.RESPONDER)),
}
SPARE = 1.2  # volunteers beyond the fewest: not everybody can come at every hour


@dataclass(frozen=True)
class Company:
    desk: list[tuple[Span, Member]]
    on_call: list[tuple[Span, Member]]
    volunteers: int
    unfilled: int

    def come(self, scene: Scene, team: Team, on_call: OnCall) -> People:
        """Put down who will sit at the desk when; some will not come, and have told nobody."""
        not_kept = 0
        for span, member in self.desk:
            self._put_down(scene, span, member)
            if scene.chance.random() < assumed("people.absence"):
                not_kept += 1
            else:
                scene.agenda.at(span.starts, partial(team.sits_down, member, span.ends))
        for span, member in self.on_call:
            self._put_down(scene, span, member)
            scene.agenda.at(span.starts, partial(on_call.begins, member, span.ends))
        hours = sum((span.ends - span.starts for span, _member in self.desk), timedelta()) / timedelta(hours=1)
        return People(self.volunteers, round(hours), len(self.desk), not_kept, self.unfilled)

    def _put_down(self, scene: Scene, span: Span, member: Member) -> None:
        scene.agenda.at(span.starts, partial(scene.begins_duty, member))
        scene.agenda.at(span.ends, partial(scene.ends_duty, member))


def gather(place: Place, staffing: str, start: datetime, days: int) -> Company:
    """Volunteers enough for the shifts, and the shifts planned through the rota as an operator plans them."""
    overlap = timedelta(minutes=assumed("people.overlap_minutes"))
    spans = list(cover_needs(needs(staffing), start, days, assumed("people.shift_hours"), overlap))
    most = assumed("people.shifts_a_week")
    in_a_week = len(spans) / max(days / 7, 1)
    helpers = bring_helpers(place, "helper", ceil(SPARE * in_a_week / most) + 2, Role.RESPONDER)
    given = share_out(spans, [Volunteer(key) for key in range(len(helpers))], most)
    desk = [(span, helpers[taker.key]) for span, taker in given if taker]
    watches = [
        (span, member, duty)
        for duty in _levels(staffing)
        for span, member in _watches(place, duty, staffing, start, days)
    ]
    for span, member in desk:
        plan_shift(member, Desk.TRIAGE, span.starts, span.ends)
    for span, member, duty in watches:
        plan_shift(member, Desk.TRIAGE, span.starts, span.ends, duty)
    on_call = [(span, member) for span, member, _duty in watches]
    return Company(desk, on_call, len(helpers), sum(taker is None for _span, taker in given))


def _levels(staffing: str) -> list[Duty]:
    """Where too few are, there is one on call, and nobody behind them."""
    return [Duty.FIRST] if staffing == "short" else list(WATCHERS)


def _watches(place: Place, duty: Duty, staffing: str, start: datetime, days: int) -> list[tuple[Span, Member]]:
    count, roles = WATCHERS[duty]
    people = bring_helpers(place, duty, count, *roles)
    nights = len(NIGHT) if staffing == "short" else 0
    length = timedelta(hours=24 - nights) / 2 if nights else WATCH
    watches = []
    for number in range(2 * days):
        begins = start + timedelta(days=number // 2, hours=nights) + (number % 2) * length
        watches.append((Span(begins, begins + length), people[number % count]))
    return watches
