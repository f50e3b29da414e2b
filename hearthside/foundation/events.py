"""What happened, told upwards: the publisher never knows who listens."""

import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

logger = logging.getLogger(__name__)
Handler = TypeVar("Handler", bound=Callable[[Any], None])
_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def on(event: type) -> Callable[[Handler], Handler]:
    """Decorate a handler: it hears every `event` after the transaction that published it has committed."""

    def register(handler: Handler) -> Handler:
        if handler not in _handlers[event]:
            _handlers[event].append(handler)
        return handler

    return register


def publish(event: object) -> None:
    """Tell all handlers after commit; nothing is told when the transaction rolls back."""
    transaction.on_commit(lambda: _tell(event))


def handlers_by_event() -> dict[type, list[Callable[[Any], None]]]:
    return dict(_handlers)


def _tell(event: object) -> None:
    for handler in _handlers[type(event)]:
        try:
            handler(event)
        except Exception:  # one listener's bug must not silence the others
            logger.exception("handler %s failed on %s", handler.__qualname__, type(event).__name__)
