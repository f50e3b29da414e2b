"""How the demo community decides about itself: a draft members are asked about, a note, days to look again."""

from datetime import timedelta

from django.utils import timezone

from hearthside.care.guidelines import actions as guidelines
from hearthside.commons.governance.actions import answer, consult, remark, set_review
from hearthside.commons.governance.models import Policy, Review
from hearthside.people.members.models import Member
from hearthside.places.spaces.actions import remind
from hearthside.places.spaces.models import Space

from .story import read

ASKED_FOR = 21  # days


def hold_council(people: dict[str, Member]) -> None:
    told = read("draft")
    _ask_about_a_draft(people, told)
    note = told["note"]
    remind(
        people[note["host"]], Space.objects.get(slug=note["space"]), note["clause"], note["words"], note["every_days"]
    )
    _set_days(people["ola"])


def _ask_about_a_draft(people: dict[str, Member], told: dict) -> None:
    operator = people["ola"]
    draft = guidelines.open_draft(operator)
    for key, words in told["change"].items():
        changed = {name: value.strip() for name, value in words.items()}
        guidelines.change_clause(operator, draft.clauses.get(key=key), **changed)
    guidelines.add_clause(operator, draft, **{name: value.strip() for name, value in told["new"].items()})
    asked = consult(operator, told["question"].strip(), ASKED_FOR)
    for who, clause, words in told["remarks"]:
        remark(people[who], asked, clause, words)
    answer(operator, asked, **told["answer"])


def _set_days(operator: Member) -> None:
    """One has passed, so that operators of the demo see what that looks like."""
    today = timezone.localdate()
    set_review(operator, Policy.GUIDELINES, today + timedelta(days=200), was_read=True, note="Adopted as shipped.")
    set_review(operator, Policy.DISCLOSURE, today + timedelta(days=90))
    passed = today - timedelta(days=9)
    Review.objects.create(policy=Policy.LIMITS, next_on=passed, made_by=operator, made_at=timezone.now())
