"""Words for an answer: the shipped ones, and how their variables are filled."""

from .filling import VARIABLES, fill, unknown_variables
from .shipped import SHIPPED_VERSION, Reply, languages, shipped

__all__ = ["SHIPPED_VERSION", "VARIABLES", "Reply", "fill", "languages", "shipped", "unknown_variables"]
