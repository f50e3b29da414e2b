"""People who are elsewhere until a mail calls them."""

import re
from datetime import datetime

from hearthside.care.safety.actions import claim_case, look_at
from hearthside.care.safety.models import Case
from hearthside.care.staffing.assumptions import assumed
from hearthside.foundation.verdicts import Refused
from hearthside.people.members.models import Member

from .scene import Scene
from .sitting import Sitting

CASE = re.compile(r"/desk/cases/(\d+)/")


class OnCall:
    """Those of one moment, by their address."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.there: dict[str, tuple[Member, datetime]] = {}
        self.busy: dict[int, Sitting] = {}

    def begins(self, member: Member, until: datetime) -> None:
        assert member.account is not None
        address = member.account.email
        known = self.there.get(address)
        self.there[address] = (member, max(until, known[1]) if known else until)

    def called(self, address: str, body: str) -> None:
        """A mail arrives. It may not be noticed; the next one is a new chance."""
        found, about = self.there.get(address), CASE.search(body)
        if found is None or about is None or found[1] <= self.scene.agenda.now:
            return
        if self.scene.chance.random() < assumed("people.on_call_misses"):
            return
        path = "people.on_call_seconds_at_night" if self.scene.is_night() else "people.on_call_seconds"
        self.scene.agenda.after(self.scene.soon(path), lambda: self._come(found[0], int(about[1])))

    def _come(self, member: Member, pk: int) -> None:
        if member.pk in self.busy:
            return
        case = Case.objects.get(pk=pk)
        try:
            if case.owner_id == member.pk:
                look_at(member, case)
                case.refresh_from_db()
            else:
                case = claim_case(member, case)
        except Refused:
            return
        if case.owner_id != member.pk or case.owned_since is None or not case.is_open:
            return
        self.scene.ledger.looked_at(pk)
        self.busy[member.pk] = Sitting(self.scene, member, case, lambda sitting: self._free(member))

    def _free(self, member: Member) -> None:
        self.busy.pop(member.pk, None)
