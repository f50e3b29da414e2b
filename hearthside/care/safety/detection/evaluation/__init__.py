"""Measures readings against labelled texts: by file, level, category, language and half, with intervals."""

from .tables import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
