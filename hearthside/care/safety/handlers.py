from hearthside.foundation.events import on
from hearthside.foundation.live.actions import tell

from .events import CaseCalled, CaseClaimed, CaseClosed, CaseOpened, CaseWaits
from .tasks import page_for_case


@on(CaseOpened)
def page_at_once(event: CaseOpened) -> None:
    """The sweep would find it within a minute; imminent danger does not wait for a sweep."""
    page_for_case.enqueue(event.case)


@on(CaseWaits)
def page_again_at_once(event: CaseWaits) -> None:
    page_for_case.enqueue(event.case)


@on(CaseOpened)
@on(CaseClaimed)
@on(CaseWaits)
@on(CaseCalled)
@on(CaseClosed)
def tell_the_desk(event: CaseOpened | CaseClaimed | CaseWaits | CaseCalled | CaseClosed) -> None:
    """Whoever has the queue open sees it change."""
    tell("desk", "triage", case=event.case)
