"""Where somebody works, learns or is treated, when the place is named."""
# ruff: noqa: E501 - the patterns read better as the lists of words they are

import re
from collections.abc import Iterator

from .found import Found, is_anothers

CAP = r"[A-ZÀ-Ž][a-zà-ž'’][\w'’&\-]{0,23}"
PLACE = rf"(?P<it>(?:(?i:ward \w{{1,3}}) (?:at|in|of) )?(?:the )?(?:St\.? )?{CAP}(?:(?: (?:{CAP}|of|the|and|&|for|primary|school|college|hospital|academy|university|clinic|surgery|branch|store|office))+)?(?: (?:in|on) (?:the )?{CAP}(?: {CAP})?)?)"
WORKS = re.compile(
    rf"\b(?i:(?:i|he|she|they|who|ex|sister|brother|mum|dad|wife|husband|partner|boss|friend|neighbour)?(?:'m| am|'s| is| are)? ?"
    rf"(?:work(?:s|ing|ed)?|teach(?:es|ing)?|nursing|volunteers?|study(?:ing)?|studies|stud(?:y|ied)|employed|intern(?:s|ing)?)(?: (?!from\b|on\b|out\b)[\w/]+){{0,4}}? (?:at|for)) {PLACE}"
)
ROLE = re.compile(
    rf"\b(?i:(?:i'm|i am|im|he's|he is|she's|she is|they're|as) (?:a|an|the)(?: (?:only|new|head|night|senior|junior|student|trainee))* "
    rf"(?:\w+ )?(?:nurse|doctor|porter|teacher|cleaner|cashier|manager|pupil|student|patient|carer|receptionist|driver|chef|warden|librarian|guard|barista|assistant|lecturer|caretaker|postman|officer|clerk)"
    rf"(?: (?:on|in) [\w ]{{1,15}}?)? (?:at|for)) {PLACE}"
)
LEARNS = re.compile(
    rf"\b(?i:(?:goes|go|going|went|attends?|enrolled|transferred|suspended) (?:to|at|from)|(?:pupil|student|class|year \w+|inpatient|patient) (?:at|of)|"
    rf"(?:my|his|her|our) (?:school|college|uni|university|workplace|employer|company|hospital|clinic|church) is(?: called)?) {PLACE}"
)
BRANCH = re.compile(
    r"\b(?:from|in|at) the (?P<it>[A-Z]\w{1,24} (?:branch|store|depot|office|warehouse|site|surgery|ward))\b"
)
COMMON = re.compile(
    r"^(?:the )?(?:NHS|I\b|Christmas|Easter|Halloween|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|IT|HR|A&E|ER|ICU|English|French|German|Spanish|Chinese|Japanese|Maths?|History|Biology|London|Paris|England|Scotland|Wales|Ireland|America|USA|US|UK|Europe|"
    r"Canada|Australia|India|Africa|AA|NA|CBT|DBT|ADHD|God|Jesus|Zoom|Teams|A\b|B\b|Covid|COVID|PTSD|OCD|PE|Reddit|Discord)\b(?! (?:branch|store|hospital|school|college|university|[A-Z]))"
)
NEEDS_MORE = re.compile(r"(?i)\b(?:go|going|went|goes) to")
KINDS = re.compile(
    r"(?i)\b(?:school|primary|college|academy|university|uni|hospital|clinic|surgery|high|infants|juniors|grammar|church|St\.?|Saint)\b"
)


# Each with words of which the text must hold one; most texts hold none and are not searched.
PATTERNS = (
    (WORKS, ("work", "teach", "nursing", "volunteer", "stud", "employed", "intern")),
    (
        ROLE,
        (
            "i'm a",
            "i am a",
            "im a",
            "he's a",
            "he is a",
            "she's a",
            "she is a",
            "they're a",
            "as a",
            "'m the",
            "am the",
            "'s the",
            "is the",
        ),
    ),
    (
        LEARNS,
        (
            "school",
            "goes to",
            "go to",
            "going to",
            "went to",
            "attend",
            "enrolled",
            "transferred",
            "suspended",
            "pupil",
            "student",
            "class",
            "year",
            "patient",
            "college",
            "uni",
            "workplace",
            "employer",
            "company",
            "hospital",
            "clinic",
            "church",
        ),
    ),
    (BRANCH, ("the ",)),
)


def workplaces(text: str) -> Iterator[Found]:
    small = text.lower()
    for pattern, words in PATTERNS:
        for match in pattern.finditer(text) if any(word in small for word in words) else ():
            place = match["it"]
            if COMMON.match(place) or (NEEDS_MORE.match(match.group()) and not KINDS.search(place)):
                continue
            start, end = match.span("it")
            yield Found("workplace", start, end, is_anothers(text, start))
