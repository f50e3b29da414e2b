"""A case's history in plain words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthside.care.safety.models import Case, Outcome

VERBS = {
    "opened": gettext_lazy("Opened"),
    "claimed": gettext_lazy("Taken"),
    "answered": gettext_lazy("Answered"),
    "given back": gettext_lazy("Handed back to the queue"),
    "fell silent": gettext_lazy("Fell silent; it waits again"),
    "wrote again": gettext_lazy("They wrote again"),
    "asked for a person": gettext_lazy("They asked for a person"),
    "worry reported": gettext_lazy("Somebody is worried about them"),
    "says they are safe": gettext_lazy("They said that they are safe now"),
    "wrote down the plan": gettext_lazy("Plan written down"),
    "began with prepared words": gettext_lazy("Began with prepared words"),
    "wrote down what they said": gettext_lazy("What they said was written down"),
    "asked for a second opinion": gettext_lazy("Asked for a second opinion"),
    "gave a second opinion": gettext_lazy("Gave a second opinion"),
    "asked about passing them on": gettext_lazy("Asked them about passing them on"),
    "wants to be passed on": gettext_lazy("They want to be passed on"),
    "does not want to be passed on": gettext_lazy("They do not want to be passed on"),
    "passed them on": gettext_lazy("Passed on"),
    "released the words": gettext_lazy("Showed the words to others"),
    "held the words": gettext_lazy("Held the words from others"),
    "asked who this is": gettext_lazy("Asked who this is"),
    "found by a reader of the sample": gettext_lazy("Found by a reader of the weekly sample"),
    "note": gettext_lazy("Note for the team"),
    "handed over": gettext_lazy("Handed over"),
    "is asked to carry on": gettext_lazy("Is asked to carry on"),
    "passed on at the end of a shift": gettext_lazy("Passed on at the end of a shift"),
    "raised to concern": gettext_lazy("Raised to concern"),
    "raised to risk": gettext_lazy("Raised to risk"),
    "raised to imminent": gettext_lazy("Raised to imminent"),
    "called desk": gettext_lazy("Called the desk"),
    "called first": gettext_lazy("Called the first on call"),
    "called second": gettext_lazy("Called the second on call"),
    "called supervisor": gettext_lazy("Called the supervisor on call"),
    "called address": gettext_lazy("Called the on-call address"),
    "asked to tell somebody outside": gettext_lazy("Asked to tell somebody outside"),
    "agreed to tell somebody outside": gettext_lazy("Agreed to tell somebody outside"),
    "refused to tell somebody outside": gettext_lazy("Did not agree to tell somebody outside"),
    "opened the emergency contact": gettext_lazy("Opened the emergency contact"),
}


@dataclass(frozen=True)
class HistoryLine:
    at: datetime
    what: str
    who: str
    note: str
    is_note: bool  # something a colleague wrote for colleagues


def history_of(case: Case) -> list[HistoryLine]:
    """Oldest first."""
    entries = case.history.select_related("actor").order_by("at", "pk")
    return [
        HistoryLine(
            entry.at, _said(entry.verb), entry.actor.name if entry.actor else "", entry.note, entry.verb == "note"
        )
        for entry in entries
    ]


def _said(verb: str) -> str:
    if verb.startswith("closed: "):
        outcome = verb.removeprefix("closed: ")
        return _("Closed: %(outcome)s") % {"outcome": dict(Outcome.choices).get(outcome, outcome)}
    return str(VERBS.get(verb, verb))
