from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hearthside.care.contributions.registry import Contribution, InForce, closed_rooms, find
from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member, Role

from .models import (
    KIND_MEASURES,
    MEMBER_MEASURES,
    Appeal,
    Decision,
    Effect,
    Item,
    ItemNote,
    Measure,
    NightRule,
    PutAway,
    Report,
    ReportReason,
    Statement,
    Why,
)
from .rules import Flag, may_appeal

ONE_WORRY = timedelta(hours=24)  # told again within it, a worry is counted and not multiplied
NOT_ON_WORDS = {*KIND_MEASURES, *MEMBER_MEASURES, Measure.WARN}
DOUBTED_FROM, DOUBTED_SHARE = 5, 0.8  # so many within a month, and so many of all
FOUND_FINE = (Measure.LEAVE, Measure.RELEASE)


def open_items(moderator: Member | None = None) -> QuerySet[Item]:
    """What waits, by its clock. A moderator sees the rooms they serve, and no appeal against their own decision."""
    waiting = Item.objects.filter(decided_at=None).select_related("claimed_by").order_by("due_at", "pk")
    if moderator is None:
        return waiting
    own = Appeal.objects.filter(
        Q(first_decider=moderator) | Q(second_decider=moderator) | Q(decision__author=moderator)
    )
    return waiting.exclude(room__in=closed_rooms(moderator)).exclude(why=Why.APPEAL, row__in=own.values("pk"))


def items_waiting_for(person: Member) -> QuerySet[Item]:
    """The queue as one person sees it: moderators their rooms, operators what needs a second person, and appeals."""
    waiting = open_items(person)
    if person.has_role(Role.MODERATOR):
        return waiting
    asked = Decision.objects.filter(needs_two=True, in_force_at=None, refused_at=None)
    return waiting.filter(Q(why=Why.APPEAL) | Q(pk__in=asked.values("item")))


def in_force_on(kind: str, row: int) -> list[InForce]:
    """What decisions put on these words, oldest first; their owner works out from it what others see."""
    return [
        InForce(effect.measure, effect.chosen_details)
        for effect in Effect.objects.in_force().filter(kind=kind, row=row)
        if effect.measure not in NOT_ON_WORDS
    ]


def measures_for(contribution: Contribution | None) -> list[Measure]:
    """What a moderator can choose for these words, lightest first."""
    if contribution is None:
        return [Measure.LEAVE]
    on_author = contribution.author is not None and not contribution.author.role_names
    always = {Measure.LEAVE, Measure.RELEASE, Measure.MESSAGE}
    possible = always | {Measure(one) for one in contribution.supports}
    if on_author:
        possible |= {Measure.WARN, *MEMBER_MEASURES}
    if not contribution.is_held and contribution.is_shown:
        possible -= {Measure.RELEASE}
    return [one for one in Measure if one in possible]


def in_force_about(item: Item) -> QuerySet[Decision]:
    """Decisions about the same words, newest first, with what they put in force."""
    about = Decision.objects.filter(item__kind=item.kind, item__row=item.row, in_force_at__isnull=False)
    return about.select_related("moderator", "agreed_by", "clause").prefetch_related("effects").order_by("-pk")


def earlier_decisions_about(contribution: Contribution | None, but_for: Item) -> list[Decision]:
    """What was decided about the author's other words, for whoever decides now. Words without a name lead nowhere,
    and nothing leads to them: the two names must not meet on a desk."""
    if contribution is None or contribution.author is None or contribution.is_anonymous:
        return []
    others = Decision.objects.filter(author=contribution.author, in_force_at__isnull=False).exclude(item=but_for)
    newest = others.exclude(measure=Measure.LEAVE).select_related("item").order_by("-pk")[:10]
    found = [(decision, find(decision.item.kind, decision.item.row)) for decision in newest]
    return [decision for decision, other in found if other and not other.is_anonymous]


def appeal_behind(item: Item) -> Appeal | None:
    """The appeal that an item is about."""
    if item.why != Why.APPEAL:
        return None
    rows = Appeal.objects.select_related("decision__statement", "decision__item", "decision__author", "first_decider")
    return rows.filter(pk=item.row).first()


def doubted_reporters(item: Item) -> int:
    """How many of those who reported it often report what can stay."""
    reporters = set(item.reports.exclude(reporter=None).values_list("reporter", flat=True))
    return sum(are_reports_doubted(reporter) for reporter in reporters if reporter)


def waits_for_a_second(item: Item) -> Decision | None:
    """A decision that needs another person before anything of it is in force."""
    waiting = Decision.objects.filter(item=item, needs_two=True, in_force_at=None, refused_at=None)
    return waiting.select_related("moderator", "clause").order_by("-pk").first()


def notes_on(item: Item) -> QuerySet[ItemNote]:
    return ItemNote.objects.filter(item=item).select_related("author").order_by("pk")


def is_put_away(viewer: Member | None, kind: str, row: int) -> bool:
    """Whether somebody reported this and has not asked to see it again."""
    return viewer is not None and PutAway.objects.filter(member=viewer, kind=kind, row=row).exists()


def days_to_answer_appeals() -> tuple[float, int] | None:
    """The median of days an answer to an appeal took, and of how many; None before the first."""
    rows = Appeal.objects.exclude(decided_at=None).order_by("-decided_at").values_list("made_at", "decided_at")[:500]
    took = [(decided - made).total_seconds() / 86_400 for made, decided in rows if decided]
    return (round(median(took), 1), len(took)) if took else None


def hours_to_decide() -> tuple[float, int] | None:
    """The same for everything else that waited, in hours."""
    rows = Item.objects.exclude(decided_at=None).exclude(why=Why.APPEAL).order_by("-decided_at")
    took = [
        (done - opened).total_seconds() / 3_600
        for opened, done in rows.values_list("opened_at", "decided_at")[:500]
        if done
    ]
    return (round(median(took), 1), len(took)) if took else None


def worries_about(case: Case) -> list[Report]:
    """What others told us of their worry about a person, for whoever looks after them: one for each member, with how
    often; the desk shows no names."""
    about = Q(pk__in=())
    for kind, row in case.words.values_list("kind", "row"):
        about |= Q(kind=kind, row=row)
    if case.member_id and not case.alias:  # told again about other words of theirs
        about |= Q(about=case.member_id, last_made_at__gte=case.opened_at)
    return list(Report.objects.filter(about, reason=ReportReason.WORRIED).order_by("-is_now", "pk").distinct())


def worry_of_today(reporter: Member | None, contribution: Contribution) -> Report | None:
    """What the same member told us within a day: about the same person, or the same words where they have no name."""
    if reporter is None:
        return None
    same = Q(kind=contribution.kind, row=contribution.row.pk)
    if not contribution.is_anonymous and contribution.author:
        same |= Q(about=contribution.author)
    told = Report.objects.select_for_update(of=("self",)).filter(same, reporter=reporter, reason=ReportReason.WORRIED)
    return told.filter(made_at__gt=timezone.now() - ONE_WORRY).order_by("-pk").first()


def flags_of(contribution: Contribution) -> list[Flag]:
    """Who reported these words, once for each member, with what is known of their earlier reports. Visitors' reports
    reach a moderator as well, and weigh nothing here: one person can be many visitors."""
    told = Report.objects.filter(kind=contribution.kind, row=contribution.row.pk, reporter__isnull=False)
    flags = told.exclude(reason=ReportReason.WORRIED).values_list("reporter", "reporter__joined_at").distinct()
    unfounded = _unfounded([reporter for reporter, _joined in flags])
    return [Flag(joined, unfounded.get(reporter, 0)) for reporter, joined in flags]


def was_found_fine(contribution: Contribution) -> bool:
    """Whether a moderator has looked at these words already and let them stand."""
    decided = Decision.objects.filter(item__kind=contribution.kind, item__row=contribution.row.pk)
    return decided.filter(measure__in=FOUND_FINE).exists()


def night_rule() -> NightRule:
    """The one row; the shipped number before the operator has chosen one."""
    return NightRule.objects.filter(pk=1).first() or NightRule(pk=1)


def _unfounded(reporters: list[int], since: datetime | None = None) -> dict[int, int]:
    """How many earlier reports of each were about words that a moderator let stand."""
    newest = Decision.objects.filter(item=OuterRef("item")).order_by("-pk").values("measure")[:1]
    told = Report.objects.filter(reporter__in=reporters, item__decided_at__isnull=False)
    told = told.filter(item__decided_at__gte=since) if since else told
    judged = told.annotate(measure=Subquery(newest)).filter(measure__in=FOUND_FINE)
    return dict(judged.values_list("reporter").annotate(Count("pk")).order_by())


def reports_by(member: Member) -> QuerySet[Report]:
    return Report.objects.filter(reporter=member).order_by("-made_at")


def decisions_about(author: Member) -> QuerySet[Decision]:
    """What was decided about somebody's words, newest first, for that person. What simply stays is not told: it
    would say no more than that somebody reported it."""
    told = Decision.objects.filter(author=author, in_force_at__isnull=False).exclude(measure=Measure.LEAVE, reason="")
    return told.select_related("item", "statement", "appeal", "clause__version").order_by("-made_at")


def share_unfounded(reporter: int) -> tuple[int, int]:
    """How many of somebody's lately judged reports were about words that could stand, and of how many."""
    since = timezone.now() - timedelta(days=30)
    judged = Report.objects.filter(reporter=reporter, item__decided_at__gte=since).count()
    return _unfounded([reporter], since).get(reporter, 0), judged


def are_reports_doubted(reporter: int) -> bool:
    """Many of somebody's reports of late were about words that could stand. They are still read, later than others."""
    unfounded, judged = share_unfounded(reporter)
    return unfounded >= DOUBTED_FROM and unfounded / judged >= DOUBTED_SHARE


def put_away_by(member: Member) -> QuerySet[PutAway]:
    return PutAway.objects.filter(member=member).order_by("-made_at")


def told_of(decision: Decision) -> dict[str, object]:
    """All that the author of the words reads about a decision."""
    statement: Statement | None = getattr(decision, "statement", None)
    answer: Appeal | None = getattr(decision, "appeal", None)
    until = statement.appeal_until if statement else None
    return {
        "decision": decision,
        "statement": statement,
        "parts": statement.read_parts if statement else [],
        "effects": list(decision.effects.all()),
        "lifted_why": next((effect.lifted_why for effect in decision.effects.all() if effect.lifted_why), ""),
        "appeal": answer,
        "may_appeal": may_appeal(decision, answer is not None, until),
    }
