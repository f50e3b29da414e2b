from hearthside.foundation.events import on

from .events import CaseOpened, CaseWaits
from .tasks import page_for_case


@on(CaseOpened)
def page_at_once(event: CaseOpened) -> None:
    """The pager would find it within seconds; imminent danger does not wait for it."""
    page_for_case.enqueue(event.case)


@on(CaseWaits)
def page_again_at_once(event: CaseWaits) -> None:
    page_for_case.enqueue(event.case)
