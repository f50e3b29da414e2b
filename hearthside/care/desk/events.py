from dataclasses import dataclass


@dataclass(frozen=True)
class OpinionAsked:
    opinion: int
    case: int


@dataclass(frozen=True)
class OpinionGiven:
    opinion: int
    case: int


@dataclass(frozen=True)
class ReferralAnswered:
    referral: int
    case: int
