"""The queue and a talk, sent anew to each open desk as soon as something happens. The page works without it."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from hearthside.care.safety.models import Case
from hearthside.care.safety.rules import may_see_cases
from hearthside.foundation.audit.actions import record
from hearthside.foundation.live import topics
from hearthside.foundation.live.topics import Message
from hearthside.people.members.models import Member

from . import queries


def may_listen_to_the_desk(viewer: Member | None, key: str) -> bool:
    return key == "triage" and bool(may_see_cases(viewer))


def may_listen_to_a_talk(viewer: Member | None, key: str) -> bool:
    is_number = key.isdecimal() and len(key) < 19
    return viewer is not None and is_number and bool(may_see_cases(viewer)) and _case(viewer, key) is not None


def render_queue(viewer: Member | None, key: str, message: Message) -> str | None:
    return _rendered(viewer, "desk/_queue.html", {"queue": queries.queue_for(viewer)}) if viewer else None


def render_talk(viewer: Member | None, key: str, message: Message) -> str | None:
    case = _case(viewer, key) if viewer else None
    if viewer is None or case is None:
        return None
    record(viewer.pk, "read", f"safety.case:{case.pk}")  # the words reach their screen now
    return _rendered(viewer, "desk/_talk.html", {"case": case, "talk": queries.talk_of(case, viewer)})


def _case(viewer: Member, key: str) -> Case | None:
    return Case.objects.exclude(member=viewer).select_related("member", "owner").filter(pk=int(key)).first()


def _rendered(viewer: Member, template: str, part: dict[str, Any]) -> str:
    with timezone.override(viewer.time_zone), translation.override(viewer.language):
        return render_to_string(template, {**part, "viewer": viewer})


topics.register("desk", authorise=may_listen_to_the_desk, render=render_queue)
topics.register("desk_talk", authorise=may_listen_to_a_talk, render=render_talk)
