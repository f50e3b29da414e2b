"""What one helper sees of themselves; nobody else is shown any of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise

from hearthside.people.members.models import Member, Role

from .. import endings, topics
from ..models import Break, Debrief, Dose, HowItStayed, StayedWithYou, Talk, TopicRest
from ..rules import bearing_of

SHOWN = 20


@dataclass(frozen=True)
class DoseView:
    """How much of a shift's load is carried. `taken` and `limit` are of a shift, the others of the last hour."""

    taken: int
    limit: int
    break_until: datetime | None
    taken_in_hour: int
    limit_an_hour: int
    break_due_at: datetime | None
    is_break_due: bool
    light_until: datetime | None
    lighter_until: datetime | None

    @property
    def is_full(self) -> bool:
        return self.taken >= self.limit or self.taken_in_hour >= self.limit_an_hour


@dataclass(frozen=True)
class EndedCase:
    """A case that somebody carried and what became of it, as far as is known."""

    taken_at: datetime
    number: int
    ending: endings.Ending | None
    is_news: bool  # it ended with somebody else, and they have not been told


@dataclass(frozen=True)
class Note:
    """What they wrote for themselves after one case."""

    case: int
    at: datetime
    words: str
    stayed: str | Promise
    words_after: str


@dataclass(frozen=True)
class Waiting:
    """What the desk shows in one line."""

    debriefs: int = 0
    stayed: int = 0
    ended: int = 0  # cases they carried that ended with somebody else
    time_offered: bool = False
    talks_to_arrange: int = 0  # for supervisors

    def __bool__(self) -> bool:
        return bool(self.debriefs or self.stayed or self.ended or self.time_offered or self.talks_to_arrange)


def dose_of(member: Member) -> DoseView:
    bearing = bearing_of(member)
    return DoseView(
        taken=bearing.in_shift,
        limit=bearing.limits.load_a_shift,
        break_until=bearing.break_until,
        taken_in_hour=bearing.in_hour,
        limit_an_hour=bearing.limits.load_an_hour,
        break_due_at=bearing.break_due_at,
        is_break_due=bearing.is_break_due,
        light_until=bearing.light_until,
        lighter_until=bearing.lighter_until,
    )


def topics_rested(member: Member) -> set[str]:
    """Axes and codes of what this helper is not asked to carry; compare with a case's topics."""
    return set(topics.covered_by(topics_chosen(member)))


def topics_chosen(member: Member) -> list[str]:
    """The lines of the list that this helper chose, as they were chosen."""
    return list(TopicRest.objects.filter(member=member).values_list("topic", flat=True))


def resting_members() -> set[int]:
    """Who is on a break now: not to be paged, nor handed anything."""
    now = timezone.now()
    return set(Break.objects.filter(starts_at__lte=now, ends_at__gt=now).values_list("member_id", flat=True))


def questions_for(member: Member) -> tuple[list[Debrief], list[StayedWithYou]]:
    """What is asked of them and not yet answered, oldest first."""
    open_for = {"member": member, "closed_at": None}
    return (
        list(Debrief.objects.filter(**open_for).order_by("asked_at")),
        list(StayedWithYou.objects.filter(**open_for).exclude(asked_at=None).order_by("asked_at")),
    )


def waiting_for(member: Member) -> Waiting:
    talks = list(Talk.objects.filter(ended_at=None).values_list("member_id", "offered_for", "agreed_at"))
    debriefs, stayed = questions_for(member)
    supervises = member.has_role(Role.SUPERVISOR)
    return Waiting(
        len(debriefs),
        len(stayed),
        sum(case.is_news for case in cases_and_endings(member)),
        any(who == member.pk and offered and not agreed for who, offered, agreed in talks),
        sum(who != member.pk and not offered for who, offered, _agreed in talks) if supervises else 0,
    )


def open_talk_of(member: Member) -> Talk | None:
    return Talk.objects.filter(member=member, ended_at=None).select_related("supervisor").first()


def cases_and_endings(member: Member) -> list[EndedCase]:
    """The cases they carried, newest first, each with how it ended."""
    doses = list(Dose.objects.filter(member=member).order_by("-at")[:SHOWN])
    known = endings.endings_of([dose.case for dose in doses]) if doses else {}
    return [_carried(dose, known.get(dose.case)) for dose in doses]


def notes_of(member: Member) -> list[Note]:
    """Their own words after hard cases, newest first."""
    after = {stayed.case: stayed for stayed in StayedWithYou.objects.filter(member=member)}
    written = [
        _note(debrief, after.get(debrief.case))
        for debrief in Debrief.objects.filter(member=member).order_by("-asked_at")
    ]
    return [note for note in written if note.words or note.words_after]


def _carried(dose: Dose, ending: endings.Ending | None) -> EndedCase:
    ended_elsewhere = ending is not None and ending.ended_at is not None and ending.ended_by != dose.member_id
    return EndedCase(dose.at, dose.case, ending, ended_elsewhere and dose.ending_told_at is None)


def _note(debrief: Debrief, stayed: StayedWithYou | None) -> Note:
    answer = HowItStayed(stayed.answer).label if stayed and stayed.answer else ""
    return Note(debrief.case, debrief.asked_at, debrief.words, answer, stayed.words if stayed else "")
