from dataclasses import dataclass


@dataclass(frozen=True)
class MessageSaid:
    message: int
    conversation: int
