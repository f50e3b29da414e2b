from hearthside.foundation.events import on

from .events import CaseOpened
from .tasks import page_for_case


@on(CaseOpened)
def page_at_once(event: CaseOpened) -> None:
    """The sweep would find it within a minute; imminent danger does not wait for a sweep."""
    page_for_case.enqueue(event.case)
