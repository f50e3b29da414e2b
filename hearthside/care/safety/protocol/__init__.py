"""What happens when somebody waits: written by the operator, sound by default, never weaker than the ladder."""

from .reading import as_text, faults_in, read_text, shipped, shipped_text
from .sentences import LEVEL_NAMES, Told, span, told
from .steps import LEVELS, PEOPLE, Made, Plan, Protocol, Step, due_calls, next_call_at, protocol_from
from .strength import Fault

__all__ = [
    "LEVELS",
    "LEVEL_NAMES",
    "PEOPLE",
    "Fault",
    "Made",
    "Plan",
    "Protocol",
    "Step",
    "Told",
    "as_text",
    "due_calls",
    "faults_in",
    "next_call_at",
    "protocol_from",
    "read_text",
    "shipped",
    "shipped_text",
    "span",
    "told",
]
