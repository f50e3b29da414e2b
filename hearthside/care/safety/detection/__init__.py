"""Reads words for signs of danger. Pure: no database, no network, nothing is kept."""

from .coverage import COVERAGE
from .reading import Reading, read, signs_in
from .signs import Axis, Community, Level, Sign
from .trained import why_not_ready

__all__ = ["COVERAGE", "Axis", "Community", "Level", "Reading", "Sign", "read", "signs_in", "why_not_ready"]
