from dataclasses import dataclass


@dataclass(frozen=True)
class AlertsChanged:
    """A banner of this member came or went."""

    member: int
