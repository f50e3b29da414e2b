from hearthside.care.safety.events import CaseClosed
from hearthside.foundation.events import on

from .actions import tell_members


@on(CaseClosed)
def tell_when_the_case_closes(event: CaseClosed) -> None:
    """The sweep of the next minute would find it as well."""
    tell_members()
