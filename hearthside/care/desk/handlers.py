"""Something happened: the desks that are open on somebody's screen learn of it at once. Ids alone travel."""

from typing import Protocol

from hearthside.care.conversations.events import MessageSaid
from hearthside.care.conversations.models import Conversation
from hearthside.care.disclosures.events import DisclosureAsked
from hearthside.care.safety.events import CaseCalled, CaseClaimed, CaseClosed, CaseOpened, CaseWaits
from hearthside.foundation.events import on
from hearthside.foundation.live.actions import tell

from .events import OpinionAsked, OpinionGiven, ReferralAnswered


class AboutACase(Protocol):
    """What all these events say."""

    @property
    def case(self) -> int: ...


@on(CaseOpened)
@on(CaseClaimed)
@on(CaseWaits)
@on(CaseCalled)
@on(CaseClosed)
@on(OpinionAsked)
@on(OpinionGiven)
@on(ReferralAnswered)
@on(DisclosureAsked)
def tell_the_desk(event: AboutACase) -> None:
    tell("desk", "triage", case=event.case)


@on(MessageSaid)
def tell_who_looks_after_them(event: MessageSaid) -> None:
    case = Conversation.objects.filter(pk=event.conversation).values_list("case", flat=True).first()
    if case:
        tell("desk", "triage", case=case)
        tell("desk_talk", case, message=event.message)
