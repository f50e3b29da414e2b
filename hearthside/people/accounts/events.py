from dataclasses import dataclass


@dataclass(frozen=True)
class AccountRestored:
    """Somebody came back in with a recovery code; all sessions begun before are over."""

    account: int


@dataclass(frozen=True)
class PassphraseChanged:
    account: int
