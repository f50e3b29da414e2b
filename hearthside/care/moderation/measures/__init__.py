"""What can be decided: each measure is one class with `apply` and its own inverse."""

from .kinds import FOREVER, MEASURES, Chosen, MeasureKind, kind_of, weightiest
from .members import follow_member
from .words import changes_between

__all__ = ["FOREVER", "MEASURES", "Chosen", "MeasureKind", "changes_between", "follow_member", "kind_of", "weightiest"]
