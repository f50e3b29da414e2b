from hearthside.foundation.events import on
from hearthside.foundation.live.actions import tell

from . import actions
from .events import PostPublished


@on(PostPublished)
def tell_readers(event: PostPublished) -> None:
    """Ids only: each reader's connection renders its own part, walls and choices applied."""
    tell("thread", event.thread, post=event.post)


@on(PostPublished)
def end_turns(event: PostPublished) -> None:
    actions.end_turns_before(event.post)
