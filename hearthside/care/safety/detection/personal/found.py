"""A piece of personal data, and the question whose it is."""
# ruff: noqa: E501 - the patterns read better as the lists of words they are

import re
from dataclasses import dataclass

OWN = re.compile(
    r"\b(?:i|i'm|im|i’m|me|my|mine|we|our|us|myself)\b|\b(?:call|text|ring|reach|mail|email|e-mail|message|dm|add|write to|send it to) me\b",
    re.I,
)
OTHERS = re.compile(
    r"\b(?:his|hers?|him|she|he|they|them|their|theirs|she's|he's|who|whose|this (?:man|woman|guy|girl|boy|person)|"
    r"(?:call|ring|text|tell|find|visit|report|mail|email) (?:her|him|them)|neighbou?rs?|"
    r"my (?:\w+ ){0,2}?(?:ex|sister|brother|mum|mom|mother|dad|father|son|daughter|wife|husband|partner|girlfriend|boyfriend|boss|"
    r"manager|teacher|therapist|counsellor|counselor|doctor|psychiatrist|nurse|landlord|friend|flatmate|roommate|neighbou?r|colleague|"
    r"cousin|aunt|uncle|abuser|stalker|social worker|key worker|caseworker|stepdad|stepmum|stepfather|stepmother))\b(?:'s|’s)?",
    re.I,
)
REACH = 90  # characters before the piece in which its owner is looked for


@dataclass(frozen=True)
class Found:
    kind: str  # email_address, phone_number, street_address, handle, real_name, workplace
    start: int
    end: int
    of_another: bool


def is_anothers(text: str, start: int) -> bool:
    """The last person spoken of before it, in the same line; the writer when nobody was."""
    before = text[max(0, start - REACH) : start].rpartition("\n\n")[2]
    others = _last(OTHERS, before)
    return others > -1 and others >= _last(OWN, before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; "my sister" ends after "my", so it is hers."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)
