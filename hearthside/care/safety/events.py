from dataclasses import dataclass


@dataclass(frozen=True)
class CaseOpened:
    """Also when an open case became more urgent."""

    case: int


@dataclass(frozen=True)
class CaseClaimed:
    case: int
    responder: int


@dataclass(frozen=True)
class CaseWaits:
    """Nobody holds it any longer, or somebody was asked to who has not come yet."""

    case: int


@dataclass(frozen=True)
class CaseCalled:
    """People were called about it."""

    case: int
    level: str


@dataclass(frozen=True)
class CaseClosed:
    case: int
