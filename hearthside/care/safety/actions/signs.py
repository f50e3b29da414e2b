from collections.abc import Iterable

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety import detection

from ..models import RecordedSign


def record_signs(contribution: Contribution, signs: Iterable[detection.Sign]) -> None:
    """Keep what was found in the words as they are now; what an earlier wording showed is replaced."""
    RecordedSign.objects.filter(kind=contribution.kind, row=contribution.row.pk).delete()
    RecordedSign.objects.bulk_create(
        RecordedSign(
            kind=contribution.kind,
            row=contribution.row.pk,
            level=int(sign.level),
            axis=sign.axis.value,
            code=sign.code,
            start=sign.start,
            end=sign.end,
        )
        for sign in signs
    )
