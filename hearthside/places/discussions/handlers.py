from hearthside.foundation.events import on
from hearthside.foundation.live.actions import tell

from .events import PostPublished


@on(PostPublished)
def tell_readers(event: PostPublished) -> None:
    """Ids only: each reader's connection renders its own part, walls and choices applied."""
    tell("thread", event.thread, post=event.post)
