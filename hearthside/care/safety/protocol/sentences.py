"""A protocol as an operator reads it: plain sentences, one for each thing that happens."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearthside.care.notifications.models import Way
from hearthside.care.notifications.queries import sentence_of

from ..models import Urgency
from .steps import Plan, Protocol, Step

LEVEL_NAMES: dict[str, str | Promise] = {
    "desk": gettext_lazy("everybody at the desk"),
    "first": gettext_lazy("the first on call"),
    "second": gettext_lazy("the second on call"),
    "supervisor": gettext_lazy("the supervisor on call"),
    "on_call_address": gettext_lazy("the on-call address"),
}


@dataclass(frozen=True)
class Told:
    """One urgency, told."""

    key: str
    clocks: list[str]
    steps: list[list[str]]  # for each step its sentences


def told(protocol: Protocol) -> list[Told]:
    """The most urgent first."""
    plans = sorted(protocol.plans.items(), reverse=True)
    return [
        Told(Urgency(urgency).name.lower(), _clocks(plan), [_of(step) for step in plan.steps])
        for urgency, plan in plans
    ]


def span(time: timedelta) -> str:
    """How long, in words: "3 hours and 30 minutes"."""
    seconds = int(time.total_seconds())
    parts = []
    if hours := seconds // 3600:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if minutes := seconds % 3600 // 60:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes})
    if (rest := seconds % 60) or not parts:
        parts.append(ngettext("%(count)d second", "%(count)d seconds", rest) % {"count": rest})
    return get_text_list(parts, _("and"))


def _clocks(plan: Plan) -> list[str]:
    return [
        _("A person looks within %(time)s.") % {"time": span(plan.first_look)},
        _("After an answer, when the member stays silent, somebody looks again within %(time)s.")
        % {"time": span(plan.look_again)},
    ]


def _of(step: Step) -> list[str]:
    facts = {
        "who": LEVEL_NAMES[step.who],
        "ways": get_text_list([str(Way(way).label) for way in step.ways], _("and")),
        "after": span(step.after),
    }
    first = (
        _("After %(after)s a call goes to %(who)s: %(ways)s.") if step.after else
        _("At once a call goes to %(who)s: %(ways)s.")
    )  # fmt: skip
    recorded = (
        _("Each call stands in the history.") if step.recorded == "each_call" else
        _("The first call stands in the history; all are counted.")
    )  # fmt: skip
    return [first % facts, _again(step), _("It says: “%(says)s”.") % {"says": sentence_of(step.says)}, recorded]


def _again(step: Step) -> str:
    if step.again_every is None or step.times == 1:
        return _("It is made once.")
    every = {"every": span(step.again_every), "times": step.times}
    if step.times is None:
        return _("Again every %(every)s, until somebody comes.") % every
    return _("Again every %(every)s, %(times)d times in all at most.") % every
