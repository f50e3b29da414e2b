from django.db import transaction
from django.utils import timezone

from hearthside.foundation.verdicts import require
from hearthside.people.members.models import Member

from .. import rules
from ..models import HandOver, Shift
from ..queries.hand_overs import KEPT_FOR


@transaction.atomic
def write_hand_over(member: Member, shift: Shift, note: str) -> HandOver:
    """Tell the next people; written again, it replaces the first. An empty note says that nothing is open."""
    require(rules.may_write_hand_over(member, shift))
    written = {"note": note, "written_at": timezone.now()}
    hand_over, _made = HandOver.objects.update_or_create(shift=shift, defaults=written)
    return hand_over


def forget_old_hand_overs() -> int:
    """Remove notes that are older than thirty days; says how many."""
    removed, _by_kind = HandOver.objects.filter(written_at__lt=timezone.now() - KEPT_FOR).delete()
    return removed
