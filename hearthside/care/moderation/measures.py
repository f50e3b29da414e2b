"""What a decision does to a contribution. Each measure is one class with `apply` and its own inverse."""

from typing import Protocol

from hearthside.care.contributions.registry import Contribution

from .models import Measure


class Effect(Protocol):
    def apply(self, contribution: Contribution) -> None: ...
    def undo(self, contribution: Contribution) -> None: ...


class Release:
    def apply(self, contribution: Contribution) -> None:
        contribution.release()

    def undo(self, contribution: Contribution) -> None:
        contribution.hold("report")


class Leave:
    def apply(self, contribution: Contribution) -> None:
        """Nothing changes: what was shown stays shown."""

    undo = apply


class Hide:
    def apply(self, contribution: Contribution) -> None:
        contribution.hide()

    def undo(self, contribution: Contribution) -> None:
        contribution.release()


MEASURES: dict[str, Effect] = {Measure.RELEASE: Release(), Measure.LEAVE: Leave(), Measure.HIDE: Hide()}
