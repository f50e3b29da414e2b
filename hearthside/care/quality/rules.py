from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Cluster, Pick, Sampling

READERS = (Role.MODERATOR, Role.RESPONDER)
LOOKERS = (*READERS, Role.SUPERVISOR)
FEWEST, MOST = 10, 1000  # a week's sample
EVERY_LANGUAGE = 10  # so many at least of each, so that a small language is read at all
READ_TWICE = 10  # one in ten


def may_read_sample(reader: Member | None) -> Verdict:
    return may_use_desk(reader, *READERS)


def may_judge(reader: Member, pick: Pick, contribution: Contribution | None, wording: str) -> Verdict:
    """Whether this reader's verdict on these words counts."""
    if not (verdict := may_read_sample(reader)):
        return verdict
    if contribution is None or not contribution.is_shown:
        return no(_("These words are gone. There is nothing to say about them any more."))
    if contribution.author is not None and contribution.author.pk == reader.pk:
        return no(_("These are your own words. Somebody else reads them."))
    if wording != contribution.wording:
        return no(_("They changed these words after you had read them. Please go back and read them again."))
    if pick.readings.filter(reader=reader).exists():
        return no(_("You have read this one already. Thank you."))
    return YES


def may_close_cluster(member: Member | None, cluster: Cluster) -> Verdict:
    if not (verdict := may_use_desk(member, *LOOKERS)):
        return verdict
    return YES if cluster.closed_at is None else no(_("A colleague has looked at this already. Thank you."))


def may_choose_sampling(member: Member | None) -> Verdict:
    return may_use_desk(member, Role.OPERATOR)


def may_give_words(member: Member | None) -> Verdict:
    if not (verdict := may_use_desk(member, Role.OPERATOR)):
        return verdict
    if not Sampling.objects.filter(pk=1, learns=True).exists():
        return no(_("This community has not switched it on. It is a choice on the page of the detector's quality."))
    return YES


def is_size(size: int) -> Verdict:
    return YES if FEWEST <= size <= MOST else no(_("Please choose between ten and a thousand."))


def last_whole_week(now: datetime) -> date:
    """The Monday of the week that ended last, in UTC: one calendar for people in all time zones."""
    today = now.astimezone(UTC).date()
    return today - timedelta(days=today.weekday() + 7)


def span_of(week: date) -> tuple[datetime, datetime]:
    """From its Monday to the next."""
    since = datetime.combine(week, time(), UTC)
    return since, since + timedelta(days=7)


def allocate(frames: Mapping[str, int], size: int) -> dict[str, int]:
    """How many to draw of each language: some of every one, the rest by how much is written in it.

    A small language may take the whole a little over `size`; nobody is drawn twice.
    """
    drawn = {language: min(EVERY_LANGUAGE, frame) for language, frame in frames.items()}
    left = {language: frame - drawn[language] for language, frame in frames.items()}
    rest = min(max(0, size - sum(drawn.values())), sum(left.values()))
    if not rest:
        return drawn
    ideal = {language: rest * frame / sum(left.values()) for language, frame in left.items()}
    for language, share in ideal.items():
        drawn[language] += int(share)
    # What rounding down left over goes to the largest remainders.
    short = rest - sum(int(share) for share in ideal.values())
    for language in sorted(ideal, key=lambda known: (int(ideal[known]) - ideal[known], known))[:short]:
        drawn[language] += 1
    return drawn
