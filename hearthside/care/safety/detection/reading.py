"""Reads a text: which signs it holds, and what they come to together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .detectors import ENGLISH, OTHER_LANGUAGES
from .detectors.undertone import undertone
from .fold import fold
from .harmless import figures_of_speech, spans_of
from .passage import Passage
from .signs import Axis, Community, Level, Sign
from .spelling import spelled
from .trained import chance_in, trained_stage

LATIN = re.compile("[A-Za-z]")
SCRIPTS = {  # of the languages beside English; Hindi is written in two
    "es": LATIN,
    "fr": LATIN,
    "de": LATIN,
    "pt": LATIN,
    "sw": LATIN,
    "hi": re.compile("[A-Za-z\u0900-\u097f]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "zh": re.compile("[\u3400-\u9fff]"),
}
# Where each level begins on the scale from 0 to 1, and how much of it the weights within that level fill.
BANDS = {Level.NONE: (0.0, 0.2), Level.CONCERN: (0.25, 0.25), Level.RISK: (0.5, 0.38), Level.IMMINENT: (0.9, 0.1)}
MEANS = {"means_named", "means_kept", "act_in_progress"}
GOODBYE = {"goodbye", "farewell", "farewell_tone"}
HOLDS = 0.5  # encouragement weaker than this is unkind, but nothing to hold back


@dataclass(frozen=True)
class Reading:
    """What the words say; a hint for people, never a judgement of the writer."""

    level: Level
    risk: float
    axes: Mapping[str, float]
    signs: tuple[Sign, ...]
    topics: tuple[str, ...]
    chance: float | None = None  # calibrated, that somebody should look; None where the trained reader did not read

    @property
    def says_goodbye(self) -> bool:
        return any(sign.code in GOODBYE for sign in self.signs)

    @property
    def names_means(self) -> bool:
        return self.names_method or any(sign.code in MEANS for sign in self.signs)

    @property
    def names_method(self) -> bool:
        return self.axes[Axis.METHOD] > 0

    @property
    def encourages(self) -> bool:
        return any(sign.axis is Axis.ENCOURAGEMENT and sign.weight >= HOLDS for sign in self.signs)

    @property
    def about_another(self) -> bool:
        """Somebody else is the one in danger, more than the writer."""
        return _highest(self.signs, Axis.OTHER) > _highest(self.signs, Axis.SELF)


def signs_in(text: str, language: str = "en", community: Community | None = None) -> list[Sign]:
    """The signs in a text, in the order they stand there."""
    return list(read(text, language, community).signs)


def read(text: str, language: str = "en", community: Community | None = None) -> Reading:
    """The whole reading. Members mix languages, so every list that is switched on and fits the script is asked."""
    found: list[Sign] = []
    tone, chance = 0.0, None
    for passage in _passages(text, language, community or Community()):
        detectors = ENGLISH if passage.language == "en" else OTHER_LANGUAGES
        if community and not community.trained:
            detectors = tuple(detect for detect in detectors if detect is not trained_stage)
        for detect in detectors:
            found += list(detect(passage, found))
        if passage.language == "en":
            chance = chance_in(passage)
            tone = undertone(passage) if chance is None else chance
            found += _community_signs(passage, community or Community())
    signs = tuple(_distinct(found))
    level = max((sign.level for sign in signs), default=Level.NONE)
    topics = tuple(dict.fromkeys(sign.code for sign in signs if sign.axis is Axis.TOPIC))
    return Reading(level, _risk(level, signs, tone), _axes(signs), signs, topics, chance)


def _passages(text: str, language: str, community: Community) -> list[Passage]:
    folded = fold(text)
    languages = [code for code in SCRIPTS if code in community.languages and SCRIPTS[code].search(folded.text)]
    languages.sort(key=lambda code: code != language)
    passages = []
    for code, words in [("en", spelled(folded)), *((code, folded) for code in languages)]:
        bare = Passage(text, code, words)
        harmless = figures_of_speech(bare, "harmless" if code == "en" else "danger")
        harmless += [span for phrase in community.exclusions for span in spans_of(phrase, bare)]
        passages.append(Passage(text, code, words, tuple(harmless)))
    return passages


def _community_signs(passage: Passage, community: Community) -> list[Sign]:
    signs = []
    for addition in community.additions:
        phrase, level = (addition, Level.CONCERN) if isinstance(addition, str) else addition
        for start, end in spans_of(phrase, passage):
            signs.append(Sign(Level(level), Axis.SELF, *passage.folded.span(start, end), "community_words", 0.5))
    return signs


def _distinct(found: list[Sign]) -> list[Sign]:
    """One sign for each code and place, the longest and highest of those that overlap."""
    kept: dict[str, list[Sign]] = {}
    for sign in sorted(set(found), key=lambda sign: (-sign.level, sign.start - sign.end, sign.start)):
        of_code = kept.setdefault(f"{sign.axis}{sign.code}", [])
        if len(of_code) < 20 and not any(other.start < sign.end and sign.start < other.end for other in of_code):
            of_code.append(sign)
    return sorted(
        (sign for signs in kept.values() for sign in signs),
        key=lambda sign: (sign.start, -sign.level, sign.end, sign.code),
    )


def _axes(signs: tuple[Sign, ...]) -> Mapping[str, float]:
    return MappingProxyType({axis: round(_together([sign for sign in signs if sign.axis is axis]), 4) for axis in Axis})


def _risk(level: Level, signs: tuple[Sign, ...], tone: float) -> float:
    start, room = BANDS[level]
    danger = _together([sign for sign in signs if sign.axis in (Axis.SELF, Axis.OTHER) and sign.level > Level.NONE])
    return round(start + room * (1 - (1 - danger) * (1 - 0.9 * tone)), 4)


def _together(signs: list[Sign]) -> float:
    """The chance that at least one is right, were they independent; each code counts once, with its highest weight."""
    weights: dict[str, float] = {}
    for sign in signs:
        weights[sign.code] = max(weights.get(sign.code, 0.0), sign.weight)
    wrong = 1.0
    for weight in weights.values():
        wrong *= 1 - weight
    return 1 - wrong


def _highest(signs: tuple[Sign, ...], axis: Axis) -> Level:
    return max((sign.level for sign in signs if sign.axis is axis), default=Level.NONE)
