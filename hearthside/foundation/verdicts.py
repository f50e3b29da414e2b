"""Yes, or no with a reason that a member can read."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Verdict:
    allowed: bool
    reason: str | Promise = ""
    # Where the person can do something about it, as (address, words on the link).
    next_step: tuple[str, str | Promise] | None = None

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: str | Promise, next_step: tuple[str, str | Promise] | None = None) -> Verdict:
    return Verdict(False, reason, next_step)


class Refused(Exception):
    """An action that a rule does not allow; carries the verdict whose reason the person is shown."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict.reason))
        self.verdict = verdict


def require(verdict: Verdict) -> None:
    """Go on only when the verdict is yes.

    Raises:
        Refused: with the verdict's reason.
    """
    if not verdict:
        raise Refused(verdict)
