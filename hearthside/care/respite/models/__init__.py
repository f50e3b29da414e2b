from .afterwards import Debrief, HowItStayed, StayedWithYou, Talk
from .load import Break, Dose, Hindrance, Limits, Override, TopicRest
from .wellbeing import Reply, WellbeingCheck, WellbeingMonth

__all__ = [
    "Break",
    "Debrief",
    "Dose",
    "Hindrance",
    "HowItStayed",
    "Limits",
    "Override",
    "Reply",
    "StayedWithYou",
    "Talk",
    "TopicRest",
    "WellbeingCheck",
    "WellbeingMonth",
]
