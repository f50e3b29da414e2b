"""The trained reader (stage 2): a small encoder that reads sentences no list holds. Without it, stage 1 reads alone."""

from .opinion import chance_in
from .stage import trained_stage
from .state import Status, status, why_not_ready

__all__ = ["Status", "chance_in", "status", "trained_stage", "why_not_ready"]
