"""What an operator does with the guidelines. A draft is changed as often as one likes; what was in force never is."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from hearthside.foundation.audit.actions import record
from hearthside.foundation.events import publish
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member
from hearthside.people.privacy.actions import give_consent

from . import rules
from .events import GuidelinesPutInForce
from .models import Clause, GuidelineVersion
from .queries import CONSENT, clauses_of, current_guidelines
from .shipped import WORDS, shipped

LONGEST_KEY = 60


@transaction.atomic
def open_draft(operator: Member, language: str = "en") -> GuidelineVersion:
    """The draft as it is; where there is none, a copy of what holds now, or of what comes with the software."""
    require(rules.may_write_guidelines(operator))
    current, comes_with_it = current_guidelines(), shipped(language)
    opening = current.opening if current else comes_with_it.opening
    # Two operators who press at once get one draft: its number, 0, is there once.
    draft, is_new = GuidelineVersion.objects.get_or_create(number=0, defaults={"opening": opening, "made_by": operator})
    if not is_new:
        return draft
    told = [_words(clause) for clause in clauses_of(current)] if current else list(comes_with_it.clauses)
    _copy(told, draft, first=0)
    record(operator.pk, "opened a draft of the guidelines", f"guidelines.guidelineversion:{draft.pk}")
    return draft


@transaction.atomic
def add_shipped(operator: Member, draft: GuidelineVersion, language: str = "en") -> int:
    """Add the clauses that come with the software and are not in the draft; says how many."""
    _require_draft(operator, draft)
    here = set(draft.clauses.values_list("key", flat=True))
    missing = [told for told in shipped(language).clauses if told["key"] not in here]
    _copy(missing, draft, first=_next_position(draft))
    return len(missing)


@transaction.atomic
def add_clause(operator: Member, draft: GuidelineVersion, **words: Any) -> Clause:
    """A clause with a key of its own, made from its title, that no clause of any version has had."""
    _require_draft(operator, draft)
    return Clause.objects.create(version=draft, key=_free_key(words["title"]), position=_next_position(draft), **words)


@transaction.atomic
def change_clause(operator: Member, clause: Clause, **words: Any) -> Clause:
    _require_draft(operator, clause.version)
    for name in WORDS:
        setattr(clause, name, words.get(name, getattr(clause, name)))
    clause.save(update_fields=WORDS)
    return clause


@transaction.atomic
def retire_clause(operator: Member, clause: Clause) -> None:
    """Leave it out of the draft; in the versions before, it stays."""
    _require_draft(operator, clause.version)
    clause.delete()


@transaction.atomic
def move_clause(operator: Member, clause: Clause, step: int) -> None:
    """One place up (-1) or down (1) among the clauses under the same heading."""
    _require_draft(operator, clause.version)
    beside = list(Clause.objects.filter(version=clause.version_id, group=clause.group).in_reading_order())
    if clause not in beside:  # left out in the same moment
        return
    here = beside.index(clause)
    there = min(max(here + step, 0), len(beside) - 1)
    beside.insert(there, beside.pop(here))
    for position, each in zip(sorted(each.position for each in beside), beside, strict=True):
        each.position = position
    Clause.objects.bulk_update(beside, ["position"])


@transaction.atomic
def write_opening(operator: Member, draft: GuidelineVersion, opening: str) -> None:
    _require_draft(operator, draft)
    GuidelineVersion.objects.filter(pk=draft.pk).update(opening=opening)


@transaction.atomic
def put_in_force(operator: Member, draft: GuidelineVersion, note: str, is_small: bool = False) -> GuidelineVersion:
    """The draft holds from now on; the version before stays readable. Members are asked for a new yes unless it is
    a small correction."""
    draft = _require_draft(operator, draft)
    require(rules.may_put_in_force(operator, draft))
    highest = GuidelineVersion.objects.aggregate(found=Max("number"))["found"] or 0
    draft.number, draft.note, draft.made_by = highest + 1, note, operator
    draft.is_small, draft.in_force_at = is_small and highest > 0, timezone.now()
    draft.save(update_fields=["number", "note", "is_small", "made_by", "in_force_at"])
    record(operator.pk, "put guidelines in force", f"guidelines.guidelineversion:{draft.pk}")
    publish(GuidelinesPutInForce(draft.pk))
    return draft


@transaction.atomic
def discard_draft(operator: Member, draft: GuidelineVersion) -> None:
    _require_draft(operator, draft)
    draft.delete()
    record(operator.pk, "discarded a draft of the guidelines", "guidelines.guidelineversion:0")


@transaction.atomic
def adopt_shipped(operator: Member, language: str = "en") -> GuidelineVersion:
    """The guidelines that come with the software, in force at once; for a community that has none."""
    return put_in_force(operator, open_draft(operator, language), "")


def agree(member: Member) -> None:
    """A member says yes to what holds now."""
    if current := current_guidelines():
        give_consent(member, CONSENT, current.number)


def _require_draft(operator: Member, draft: GuidelineVersion) -> GuidelineVersion:
    """Under lock, as it is now: another operator may put it in force, or discard it, in the same moment."""
    found = GuidelineVersion.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    require(rules.may_change(operator, found))
    assert found is not None
    return found


def _words(clause: Clause) -> dict[str, str]:
    return {name: getattr(clause, name) for name in ("key", *WORDS)}


def _copy(told: list[dict[str, str]], draft: GuidelineVersion, first: int) -> None:
    Clause.objects.bulk_create(
        Clause(version=draft, position=first + place, **words) for place, words in enumerate(told)
    )


def _next_position(draft: GuidelineVersion) -> int:
    last: int | None = draft.clauses.aggregate(found=Max("position"))["found"]
    return 0 if last is None else last + 1


def _free_key(title: str) -> str:
    wished = slugify(title)[: LONGEST_KEY - 5] or "clause"
    taken = set(Clause.objects.filter(key__startswith=wished).values_list("key", flat=True))
    return next(
        key for number in range(1, 10_000) if (key := f"{wished}-{number}" if number > 1 else wished) not in taken
    )
