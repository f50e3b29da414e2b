from .fields import LanguagesField, moment_input, near
from .mine import HandOverForm, OfferForm, SkillsForm
from .planning import MinimumForm, PatternForm, SlotForm
from .training import HeardForm, TrainingForm

__all__ = [
    "HandOverForm",
    "HeardForm",
    "LanguagesField",
    "MinimumForm",
    "OfferForm",
    "PatternForm",
    "SkillsForm",
    "SlotForm",
    "TrainingForm",
    "moment_input",
    "near",
]
