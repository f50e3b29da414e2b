from dataclasses import dataclass


@dataclass(frozen=True)
class MemberJoined:
    member: int


@dataclass(frozen=True)
class MemberOnboarded:
    member: int


@dataclass(frozen=True)
class MemberRenamed:
    member: int


@dataclass(frozen=True)
class ProfileShown:
    """Pronouns or words about somebody are new and may be read by others."""

    member: int


@dataclass(frozen=True)
class MemberLeft:
    """Erased: the row is empty or gone."""

    member: int


@dataclass(frozen=True)
class RoleGranted:
    member: int
    role: str


@dataclass(frozen=True)
class RoleWithdrawn:
    member: int
    role: str


@dataclass(frozen=True)
class MemberBlocked:
    """Live pages drop what one of the two may no longer see."""

    blocker: int
    blocked: int


@dataclass(frozen=True)
class MemberMuted:
    muter: int
    muted: int


@dataclass(frozen=True)
class MemberBounded:
    """What a decision lets them do has changed: less for a time, or all again."""

    member: int
