from dataclasses import dataclass


@dataclass(frozen=True)
class CaseOpened:
    case: int


@dataclass(frozen=True)
class CaseClaimed:
    case: int
    responder: int


@dataclass(frozen=True)
class CaseClosed:
    case: int
