"""Five own questions, and what may be told of the answers of many."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Reply

# Written for this product, about the work and not about the person: no score, no diagnosis, no published scale.
QUESTIONS: dict[str, str | Promise] = {
    "put_down": _("When your turn is over, can you put the work down?"),
    "somebody_there": _("Is there somebody here with whom you can talk about a hard case?"),
    "time_between": _("Is there enough time for you between your turns?"),
    "knows_edges": _("Is it clear to you what you are not responsible for?"),
    "go_on": _("Would you like to go on doing this, as much as you do now?"),
}
FEWEST = 5  # people in every group that is shown, and in a month at all (features, row 12.6)

# From fine to coarse. Every reply stands in one group, so no group that is left out can be computed from the others.
GROUPINGS: tuple[tuple[tuple[str, ...], ...], ...] = (
    ((Reply.YES,), (Reply.PARTLY,), (Reply.NO,)),
    ((Reply.YES,), (Reply.PARTLY, Reply.NO)),
    ((Reply.YES, Reply.PARTLY), (Reply.NO,)),
)


def sums_of(answers: Sequence[dict[str, str]]) -> dict[str, list[tuple[list[str], int]]]:
    """By question: the finest groups of replies in which everybody has four others beside them.

    A question for which two such groups cannot be made is left out: one group alone would say what all answered.
    """
    sums = {}
    for question in QUESTIONS:
        counts = Counter(reply[question] for reply in answers)
        for grouping in GROUPINGS:
            groups = [(list(map(str, group)), sum(counts[reply] for reply in group)) for group in grouping]
            if all(people >= FEWEST for _replies, people in groups):
                sums[question] = groups
                break
    return sums


def month_of(at: datetime) -> date:
    """The first day of the month in which this was, by the community's clock."""
    return at.astimezone(timezone.get_default_timezone()).date().replace(day=1)


def month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def start_of(month: date) -> datetime:
    return datetime.combine(month, time.min, timezone.get_default_timezone())
