"""Measure once a week how scores and words are spread."""

import random

from hearthside.care.contributions import registry
from hearthside.care.safety import detection
from hearthside.care.safety.queries import what_detection_is_told

from ..drift import score_counts, word_counts
from ..models import Draw, Fingerprint
from ..rules import span_of

READ = 400  # contributions a week: some seconds of one core, and bins that are seldom empty


def measure_week() -> Fingerprint | None:
    """The chore: the last week of which a sample was drawn, if it has not been measured yet."""
    draw = Draw.objects.filter(fingerprint=None).order_by("-week").first()
    if draw is None:
        return None
    texts = _some_of(draw)
    told = what_detection_is_told()
    scores = [detection.read(text, community=told).risk for text in texts]
    return Fingerprint.objects.create(draw=draw, read=len(texts), scores=score_counts(scores), words=word_counts(texts))


def _some_of(draw: Draw) -> list[str]:
    """Words drawn by chance among what others could read; private talk has no frame and so is never in it."""
    chance = random.Random(draw.seed)
    keys = [
        (kind, row)
        for kind, known in sorted(registry.kinds().items())
        if (rows := known.sample_frame(*span_of(draw.week))) is not None
        for row in rows.order_by("pk").values_list("pk", flat=True)
    ]
    drawn = chance.sample(keys, min(READ, len(keys)))
    found = (registry.find(kind, row) for kind, row in drawn)
    return [contribution.words for contribution in found if contribution is not None]
