from dataclasses import dataclass


@dataclass(frozen=True)
class DisclosureAsked:
    disclosure: int
    case: int
