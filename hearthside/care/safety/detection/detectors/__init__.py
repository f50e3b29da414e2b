"""The detectors in the order they are asked. Each gets a passage and what was found so far.

The trained stage stands last: it sees what the phrases found and what they come to together.
"""

from collections.abc import Callable, Iterable, Sequence

from ..passage import Passage
from ..signs import Sign
from ..trained import trained_stage
from .axis_phrases import AxisPhrases
from .combining import combine
from .language_together import language_together
from .language_words import language_words
from .learned_axes import learned_axes
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
    AxisPhrases("encouragement"),
    AxisPhrases("methods"),
    AxisPhrases("threats"),
    AxisPhrases("abuse"),
    AxisPhrases("hate"),
    AxisPhrases("sexual"),
    AxisPhrases("grooming"),
    AxisPhrases("eating"),
    AxisPhrases("money"),
    AxisPhrases("medication"),
    AxisPhrases("claims"),
    Phrases("topics"),
    undertone_throughout,
    personal_data,
    learned_axes,
    combine,
    trained_stage,
)
OTHER_LANGUAGES: tuple[Detector, ...] = (language_words, language_together)
