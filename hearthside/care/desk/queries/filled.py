"""Prepared words for one case, with what is known put in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.care.conversations.models import Message
from hearthside.care.helplines.directory import Channel, Helpline
from hearthside.care.helplines.queries import routes_for, those_not_closed
from hearthside.care.safety.models import Case
from hearthside.care.safety.offers import routes
from hearthside.care.safety.queries import earlier_cases
from hearthside.people.members.models import AgeBand, Member
from hearthside.people.organisations.queries import community

from ..questions import QUESTIONS
from ..replies import TRIAGE, Reply, fill, languages
from ..replies.suggesting import suggested
from .replies import replies_now

FALLBACK = "en"
NEW_FOR = timedelta(days=7)
SILENT_AFTER = timedelta(hours=1)  # our own choice: sooner, a check-in would press
NIGHT = range(22, 24), range(6)  # by the member's own clock
SELF_HARM = {"self_harm_now", "self_harm_spoken_of"}


@dataclass(frozen=True)
class Filled:
    """Prepared words as they would be sent, and the key that puts them into the box."""

    reply: Reply
    words: str
    key: str = ""


def filled_replies(case: Case, viewer: Member, talk: Sequence[Message]) -> tuple[list[Filled], list[Filled]]:
    """Those that fit now, each with a number key; and all others."""
    replies = replies_now(language_for(case), desk=TRIAGE)
    first = suggested(replies, situations_of(case, viewer, talk))
    values = _values(case, viewer, talk)
    others = [reply for reply in replies if reply not in first]
    return (
        [Filled(reply, fill(reply.words, values), str(number)) for number, reply in enumerate(first, 1)],
        [Filled(reply, fill(reply.words, values)) for reply in others],
    )


def words_to_put_in(case: Case, viewer: Member, talk: Sequence[Message], use: str) -> tuple[str, str]:
    """What a press of a button puts into the answer, and the mark of the reply it came from; empty when unknown."""
    kind, _colon, key = use.partition(":")
    if kind == "ask":
        return next((str(question.ask) for question in QUESTIONS if question.key == key), ""), ""
    if kind == "helplines":
        return _helplines(case), ""
    reply = next((reply for reply in replies_now(language_for(case)) if reply.key == key), None)
    return (fill(reply.words, _values(case, viewer, talk)), reply.mark) if reply else ("", "")


def language_for(case: Case) -> str:
    """The member's language where somebody wrote replies in it, else English."""
    wanted = case.member.language.split("-")[0] if case.member else FALLBACK
    return wanted if wanted in languages() or replies_now(wanted) else FALLBACK


def situations_of(case: Case, viewer: Member, talk: Sequence[Message]) -> set[str]:
    """What is going on, by facts alone. `replies/*.yaml` says which words fit which."""
    return {
        name for name, is_so in {**_of_talk(case, viewer, talk), **_of_case(case), **_of_member(case)}.items() if is_so
    }


def _of_talk(case: Case, viewer: Member, talk: Sequence[Message]) -> dict[str, bool]:
    ours = [message for message in talk if message.author_id not in {None, case.member_id}]
    last = talk[-1] if talk else None
    is_ours = bool(ours) and last is ours[-1]
    return {
        case.urgency_key: not ours,
        "ongoing": bool(ours),
        "no_answer": is_ours and last is not None and timezone.now() - last.said_at > SILENT_AFTER,
        "took_over": bool(ours) and all(message.author_id != viewer.pk for message in ours),
        "wrote_again": not ours and earlier_cases(case).exists(),
        "asked": case.asked_for_a_person and not ours,
    }


def _of_case(case: Case) -> dict[str, bool]:
    return {
        "about_another": case.about_another,
        "said_safe": case.said_safe_at is not None,
        "self_harm": bool(SELF_HARM & set(case.topics)),
        "grief": "bereaved_by_suicide" in case.topics,
    }


def _of_member(case: Case) -> dict[str, bool]:
    member = case.member
    if member is None:
        return {}
    hour = timezone.localtime(timezone=ZoneInfo(member.time_zone)).hour
    return {
        "night": any(hour in hours for hours in NIGHT),
        "minor": member.age_band == AgeBand.UNDER_18,
        "newcomer": not case.alias and timezone.now() - member.joined_at < NEW_FOR,
        "other_language": member.language.split("-")[0] not in languages(),
    }


def _values(case: Case, viewer: Member, talk: Sequence[Message]) -> dict[str, str]:
    before = [message for message in talk if message.author_id not in {None, case.member_id, viewer.pk}]
    return {
        "name": "" if case.alias or case.member is None else case.member.name,
        "responder": viewer.name,
        "colleague": before[-1].speaker if before else _("a colleague"),  # type: ignore[attr-defined]
        "community": community().name,
        "helplines": _helplines(case),
        "young_helplines": _helplines(case, purposes=("youth",), age_band=AgeBand.UNDER_18),
        "safety_plan": _safety_plan(case),
    }


def _safety_plan(case: Case) -> str:
    """The way to a plan of their own where this place has one; else it can be begun in the talk."""
    route = next((route for route in routes() if route.code == "plan"), None)
    if route and case.member:
        return _("You can write it here: %(address)s") % {"address": settings.PUBLIC_URL + route.address(case.member)}
    return _("If you have written a safety plan before, this would be a good moment to look at it.")


def _helplines(case: Case, **wish: object) -> str:
    """Lines as the directory knows them, none that is disputed or doubted, with the page that says how sure we are."""
    member = case.member
    if member is None or not member.country:
        return _("Numbers for your country: %(address)s") % {"address": settings.PUBLIC_URL + reverse("helplines:now")}
    asked = {"language": member.language, "age_band": member.age_band, **wish}
    found = those_not_closed([line for line in routes_for(member.country, limit=3, **asked) if not line.is_doubted])  # type: ignore[arg-type]
    address = settings.PUBLIC_URL + reverse("helplines:country", args=[member.country.lower()])
    about = _("More, and how sure we are of each number: %(address)s") % {"address": address}
    return "\n".join([*(_line(helpline) for helpline in found), about])


def _line(helpline: Helpline) -> str:
    ways = "; ".join(_way(channel) for channel in helpline.channels[:2])
    return f"• {helpline.name}: {ways}"


def _way(channel: Channel) -> str:
    if channel.type == "chat":
        return channel.url
    if channel.type == "email":
        return channel.address
    named = {"sms": _("text %(number)s"), "whatsapp": _("WhatsApp %(number)s")}
    return named.get(channel.type, "%(number)s") % {"number": channel.display}
