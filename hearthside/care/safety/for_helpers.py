"""What safety tells those who care for helpers: topics one may rest from, and how cases ended."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hearthside.care.respite import endings, topics
from hearthside.care.respite.endings import Ending
from hearthside.care.respite.topics import Topic
from hearthside.people.members.warnings import WARNINGS

from .models import Case

IN_DANGER_NOW = "another_in_danger_now"
PUSHES = ("pushes_to_die", "pushes_to_harm", "pact")
# Subjects by the list of content warnings, each with the signs that belong to it; the words are those of detection,
# as cases carry them. Suicide itself is no line here: it is what this desk is for.
WITH_SIGNS = {
    "self_harm": {"self_harm_now", "self_harm_spoken_of"},
    "eating_disorders": {"eating_pain"},
    "substance_use": {"using_to_cope"},
    "death_grief": {"bereaved_by_suicide"},
    "abuse": {"abuse_of_another"},  # as an axis, insults; as a subject, what somebody went through
}
SUBJECTS = tuple(
    Topic(code, label, frozenset({code, *WITH_SIGNS.get(code, ())}))
    for code, label in WARNINGS.items()
    if code != "suicide"
)
SITUATIONS = (
    Topic("right_now", _("Something that is happening right now"), frozenset({"act_in_progress", IN_DANGER_NOW})),
    Topic("goodbye", _("Goodbyes"), frozenset({"goodbye", "farewell", "farewell_hint", "farewell_tone"})),
    Topic("method", _("Ways to die"), frozenset({"method", "asks_for_method", "gives_method"})),
    Topic("pushing", _("Pushing others towards death, and pacts"), frozenset({"encouragement", *PUSHES})),
    Topic("worry", _("Worry about somebody else"), frozenset({"other", "worry_about_another", IN_DANGER_NOW})),
    Topic("threat", _("Threats to others"), frozenset({"threat", "threat_to_others"})),
    Topic("grooming", _("Adults who draw in the young"), frozenset({"grooming", "draws_into_secrecy"})),
)
TOPICS = (*SUBJECTS, *SITUATIONS)


def enter_all() -> None:
    for topic in TOPICS:
        topics.enter(topic)
    endings.enter("safety", how_they_ended)


def how_they_ended(cases: list[int]) -> Iterator[Ending]:
    """Outcome and whether they said that they are safe; no name, no word of anybody."""
    for case in Case.objects.filter(pk__in=cases):
        outcome = case.get_outcome_display()
        yield Ending(case.pk, case.closed_at, outcome, case.said_safe_at, ended_by=case.owner_id)
