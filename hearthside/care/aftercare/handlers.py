from hearthside.care.conversations.events import MessageSaid
from hearthside.foundation.events import on

from . import actions


@on(MessageSaid)
def note_answer(event: MessageSaid) -> None:
    actions.note_answer(event.message)
