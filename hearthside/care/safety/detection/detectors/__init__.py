"""The detectors in the order they are asked. Each gets a passage and what was found so far.

A trained detector takes its place where the line says so: it sees what the phrases found, and `combine`
sees what it adds.
"""

from collections.abc import Callable, Iterable, Sequence

from ..passage import Passage
from ..signs import Sign
from .combining import combine
from .language_words import language_words
from .personal_data import personal_data
from .phrases import Phrases
from .undertone import undertone_throughout

Detector = Callable[[Passage, Sequence[Sign]], Iterable[Sign]]

ENGLISH: tuple[Detector, ...] = (
    Phrases("nearness", across=2),
    Phrases("across", across=2),
    Phrases("wishes"),
    Phrases("passive"),
    Phrases("harm"),
    Phrases("recovery"),
    Phrases("despair"),
    Phrases("others"),
    Phrases("loss"),
    Phrases("encouragement"),
    Phrases("methods"),
    Phrases("threats"),
    Phrases("abuse"),
    Phrases("grooming"),
    Phrases("topics"),
    undertone_throughout,
    personal_data,
    # a trained detector stands here
    combine,
)
OTHER_LANGUAGES: tuple[Detector, ...] = (language_words,)
