from hearthside.foundation.events import on
from hearthside.foundation.live.actions import tell

from .events import AlertsChanged


@on(AlertsChanged)
def show_at_once(event: AlertsChanged) -> None:
    """On the pages they have open now; on all others when they open."""
    tell("alerts", event.member, member=event.member)  # a message with nothing in it is none
