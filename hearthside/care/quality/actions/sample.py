"""Draw the week's sample, read it, and bring a person to what the detector missed."""

import random
import secrets
from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety import detection
from hearthside.care.safety.actions import add_note, open_case
from hearthside.care.safety.models import RecordedSign
from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import Draw, Pick, Reading, Sampling, Seen, Stratum
from ..queries import sample_size

LEVELS = {detection.Level.NONE: "nothing", 1: "concern", 2: "risk", 3: "imminent"}
Frame = dict[str, list[tuple[str, int]]]  # keys of contributions by language


@transaction.atomic
def draw_sample() -> Draw:
    """Last week's sample; once drawn, it is the one."""
    week = rules.last_whole_week(timezone.now())
    started = {"seed": secrets.randbits(62), "drawn_at": timezone.now()}
    draw, is_new = Draw.objects.get_or_create(week=week, defaults=started)
    if is_new:
        frame = _frame_of(draw)
        _pick(draw, frame)
    return draw


@transaction.atomic
def judge_pick(reader: Member, pick: Pick, verdict: Seen, note: str = "", *, wording: str) -> Reading:
    """Say what stands in the words. Something found opens a case at once."""
    pick = Pick.objects.select_for_update().get(pk=pick.pk)
    contribution = registry.find(pick.kind, pick.row, lock=True) if pick.row is not None else None
    require(rules.may_judge(reader, pick, contribution, wording))
    assert contribution is not None
    reading = Reading.objects.create(pick=pick, reader=reader, verdict=verdict, note=note, read_at=timezone.now())
    record(reader.pk, "read for the sample", contribution.key)
    if verdict != Seen.NOTHING:
        _bring_a_person(reader, contribution, verdict)
    return reading


@transaction.atomic
def forget_words(contribution: Contribution) -> None:
    """Before words are erased: the sample keeps what was seen, and nothing that leads to the words."""
    _forget(list(Pick.objects.filter(kind=contribution.kind, row=contribution.row.pk).values_list("pk", flat=True)))


@transaction.atomic
def forget_erased() -> int:
    """The sweep: forget what went in another way, such as with its whole thread; says how many."""
    gone: list[int] = []
    for kind, known in registry.kinds().items():
        there = known.model._default_manager.values("pk")
        gone += Pick.objects.filter(kind=kind).exclude(row__in=there).values_list("pk", flat=True)
    _forget(gone)
    return len(gone)


def choose_sampling(operator: Member, size: int, learns: bool = False) -> None:
    """How many are read each week from the next draw on, and whether reviewed words may be given away."""
    require(rules.may_choose_sampling(operator))
    require(rules.is_size(size))
    Sampling.objects.update_or_create(pk=1, defaults={"size": size, "learns": learns})
    record(operator.pk, "chose the sample", "quality.sampling:1", f"{size}, learns: {learns}")


def _bring_a_person(reader: Member, contribution: Contribution, verdict: int) -> None:
    if contribution.author is None:
        return  # they have left; nobody can be asked
    level = detection.Level(verdict)
    seen = detection.Reading(level, 0.0, dict.fromkeys(detection.Axis, 0.0), (), ())
    add_note(reader, open_case(contribution, seen), "found by a reader of the sample")


def _forget(picks: list[int]) -> None:
    Reading.objects.filter(pick__in=picks).exclude(note="").update(note="")
    Pick.objects.filter(pk__in=picks).update(kind="", row=None)
    Pick.objects.filter(pk__in=picks, readings=None).delete()


def _frame_of(draw: Draw) -> Frame:
    """Count the week's contributions by language and level; those in which nothing was found can be drawn."""
    frame: Frame = defaultdict(list)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(LEVELS.values(), 0))
    for kind, known in sorted(registry.kinds().items()):
        rows = known.sample_frame(*rules.span_of(draw.week))
        if rows is None:
            continue
        levels = _levels_in(kind, rows)
        for row, written_in in rows.values_list("pk", "language"):
            language, level = written_in or "", levels.get(row, 0)
            counts[language][LEVELS[level]] += 1
            if level == detection.Level.NONE:
                frame[language].append((kind, row))
    Stratum.objects.bulk_create(Stratum(draw=draw, language=language, **many) for language, many in counts.items())
    return frame


def _levels_in(kind: str, rows: QuerySet[Any]) -> dict[int, int]:
    """The highest level found in each contribution where one was."""
    signs = RecordedSign.objects.filter(kind=kind, level__gt=0, row__in=rows.values("pk"))
    return dict(signs.values("row").annotate(highest=Max("level")).values_list("row", "highest"))


def _pick(draw: Draw, frame: Frame) -> None:
    chance = random.Random(draw.seed)
    wanted = rules.allocate({language: len(keys) for language, keys in frame.items()}, sample_size())
    drawn = [
        (language, key)
        for language, keys in sorted(frame.items())
        for key in chance.sample(sorted(keys), wanted[language])
    ]
    chance.shuffle(drawn)
    twice = -(-len(drawn) // rules.READ_TWICE)
    Pick.objects.bulk_create(
        Pick(draw=draw, kind=kind, row=row, language=language, readers_wanted=2 if place < twice else 1)
        for place, (language, (kind, row)) in enumerate(drawn)
    )
