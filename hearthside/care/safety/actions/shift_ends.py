import logging

from django.db import transaction

from .. import queries
from ..models import Case
from .claims import pass_to

logger = logging.getLogger(__name__)


def pass_on_at_shift_end() -> int:
    """The sweep: what somebody left open when their shift ended goes to whoever is there; says how many.

    While nobody can be reached it stays in their name, so that it is always somebody's, and is tried again.
    """
    left = list(queries.open_cases_without_their_owner().values_list("pk", flat=True))
    return sum(_pass_on(pk) for pk in left)


def _pass_on(pk: int) -> bool:
    """One case that cannot be passed on must not keep the others back."""
    try:
        return _to_whoever_is_there(pk)
    except Exception:
        logger.exception("case %s could not be passed on at the end of a shift", pk)
        return False


@transaction.atomic
def _to_whoever_is_there(pk: int) -> bool:
    Case.objects.select_for_update().filter(pk=pk).first()
    case = queries.open_cases_without_their_owner().filter(pk=pk).first()  # as it is now that it is ours to change
    to = queries.who_can_take_over(case) if case else None
    if case is None or to is None:
        return False
    pass_to(None, case, to, "passed on at the end of a shift")
    return True
