from datetime import timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.models import Case
from hearthside.people.members.models import Member

from .models import Decision, Item, Measure, NightRule, Report, ReportReason
from .rules import Flag

ONE_WORRY = timedelta(hours=24)  # told again within it, a worry is counted and not multiplied
FOUND_FINE = (Measure.LEAVE, Measure.RELEASE)


def open_items() -> QuerySet[Item]:
    """What waits for a moderator, oldest first; reports before what the software held."""
    return Item.objects.filter(decided_at=None).select_related("claimed_by").order_by("opened_at")


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


def _unfounded(reporters: list[int]) -> dict[int, int]:
    """How many earlier reports of each were about words that a moderator let stand."""
    newest = Decision.objects.filter(item=OuterRef("item")).order_by("-pk").values("measure")[:1]
    told = Report.objects.filter(reporter__in=reporters, item__decided_at__isnull=False)
    judged = told.annotate(measure=Subquery(newest)).filter(measure__in=FOUND_FINE)
    return dict(judged.values_list("reporter").annotate(Count("pk")).order_by())


def reports_by(member: Member) -> QuerySet[Report]:
    return Report.objects.filter(reporter=member).order_by("-made_at")


def decisions_about(author: Member) -> QuerySet[Decision]:
    """What was decided about somebody's words, newest first, for that person."""
    return Decision.objects.filter(author=author).select_related("item", "clause__version").order_by("-made_at")
