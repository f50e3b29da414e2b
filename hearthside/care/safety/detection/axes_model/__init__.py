"""A small linear model that learned the axes from labelled text; it ranks stretches of text and names the words that
count.

What it learned from, how well it does and how it is made again: `card.json` beside this file and docs/detection.md.
"""

from .scoring import AXES, Scored, is_there, scored

__all__ = ["AXES", "Scored", "is_there", "scored"]
