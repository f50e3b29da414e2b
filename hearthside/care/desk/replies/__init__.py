"""Words for an answer: the shipped ones, and how their variables are filled."""

from .filling import VARIABLES, fill, unknown_variables
from .shipped import MODERATION, SHIPPED_VERSION, TRIAGE, Reply, languages, shipped

__all__ = [
    "MODERATION",
    "SHIPPED_VERSION",
    "TRIAGE",
    "VARIABLES",
    "Reply",
    "fill",
    "languages",
    "shipped",
    "unknown_variables",
]
