"""Names of people: those somebody gives as a name, those with a title or a tie, and first and last names together."""
# ruff: noqa: E501 - the patterns read better as the lists of words they are

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .found import Found, is_anothers

CAP = r"[A-ZÀ-Ž][a-zà-ž'’][a-zà-žA-ZÀ-Ž'’\-]{0,23}"
INITIAL = r"(?:[A-ZÀ-Ž]\.? )"
FULL = rf"{CAP} {INITIAL}?(?:(?:van|von|de|del|della|da|di|la|le|bin|ibn|al|el|der|den|ter|Mc|O'|st) ?){{0,2}}{CAP}(?:[ -]{CAP})?"
ANY = rf"(?:{FULL}|{CAP})"
TITLE = r"(?:[Dd]r|[Mm]rs?|Ms|Miss|Mx|[Pp]rof(?:essor)?|[Rr]ev(?:erend)?|Father|Fr|Pastor|Imam|Rabbi|Nurse|Sergeant|Sgt|PC|Detective|Judge|Sir|Lady|Herr|Frau|Signora?|Señora?|Madame|Monsieur)"
TITLED = re.compile(rf"(?<!\w){TITLE}\.? (?P<it>{ANY})")
TITLED_LOWER = re.compile(
    r"(?<!\w)(?:mr|mrs|dr|prof)\.? (?P<it>[a-zà-ž]{3,20}(?: [a-zà-ž]{3,20})?)(?= (?:is|was|says|said|who)\b|[.,?!]|$)"
)
WHO = (
    r"(?:ex|sister|brother|mum|mom|mother|dad|father|son|daughter|wife|husband|partner|girlfriend|boyfriend|boss|manager|teacher|tutor|"
    r"therapist|counsellor|counselor|doctor|gp|GP|psychiatrist|psychologist|nurse|landlord|landlady|friend|flatmate|roommate|housemate|"
    r"neighbour|neighbor|colleague|coworker|cousin|aunt|uncle|nan|grandma|grandad|abuser|rapist|stalker|bully|caseworker|keyworker|"
    r"social worker|key worker|support worker|midwife|dentist|solicitor|lawyer|coach|priest|pastor|vicar|kid|child|baby|stepdad|stepmum|"
    r"stepfather|stepmother|fiancée?|twin|niece|nephew|supervisor|sponsor|carer)"
)
GIVEN_AS_OWN = re.compile(
    rf"\b(?i:my (?:real |full |legal |first |last |sur|birth |maiden |own |actual |married )?name(?: is|'s|’s|s|:| was)|name(?: ?:|\s?=)|i am called|i'm called|"
    rf"(?:everyone|people|they|who) calls? me|sign(?:ed|ing)? off as|yours,|(?:it'?s |maybe it'?s )?under|named me|changed? (?:it )?to|correct it to|User:)\s+"
    rf"(?:{TITLE}\.? )?(?P<it>{ANY})"
)
OWN_SMALL = re.compile(
    r"\bmy (?:real |full |legal |first |last )?name(?: is|'s|’s|:) (?P<it>[a-zà-ž'’-]{2,20}(?: [a-zà-ž'’-]{2,20}){0,2})",
    re.I,
)
I_AM_FULL = re.compile(
    rf"\b(?:I'm|I am|I’m|i'm|i am|im|This is|this is|It's|it's|Here is) (?P<it>{FULL})(?= (?:and|from|here|by|i|I|in|at)\b|[,.!:;?\n]|$)"
)
GIVEN_AS_ANOTHERS = re.compile(
    rf"\b(?i:(?:his|her|their|the (?:guy|girl|man|woman|boy|nurse|doctor)'?s?|{WHO}'?s?) (?:full |real |first |last |maiden |sur|birth )?name(?: is|'s|’s|s|:| was)|"
    rf"(?:he|she|they|who|{WHO}|man|woman|guy|girl|boy|lad|person|worker|one)(?: (?:who|that|me|hurt|did|this|is|was|are|were|'s)){{0,5}} (?:called|named)|named (?:him|her|them)|"
    rf"goes by(?: the name)?(?: of)?|everyone calls (?:him|her))\s+(?:{TITLE}\.? )?(?P<it>{ANY})"
)
TIED = re.compile(
    rf"\b(?i:my|his|her|our|their) (?:\w+ ){{0,2}}?{WHO},? (?:is |was |called |named )?(?:{TITLE}\.? )?(?P<it>{FULL})"
)
TIED_FIRST = re.compile(
    rf"\b(?i:my) (?:\w+ )?(?:ex|abuser|rapist|stalker|boss|landlord|daughter|son|therapist|psychiatrist|teacher)(?:,| is called| called| named)? (?P<it>{CAP})"
)
FULL_NAME = re.compile(rf"(?<![\w@#/.])(?P<it>{FULL})")
TWO_CAPITALS = re.compile(r"[A-ZÀ-Ž][\w'’.\-]*(?: [a-z]{2,3})? [A-ZÀ-Ž]")
CAPITAL_INSIDE = re.compile(r"[\w.] [A-ZÀ-Ž][a-zà-ž'’]")
NOT_NAMES = re.compile(
    r"^(?:Google|Who|Phil|Strange|House|Evil|Bean|Darcy|Right|Wrong|Nobody|Potato|Robot|Muscle|Big|Sandman|World|Universe|America|Claus|Doubtfire|Mom|Dad|Watson|Seuss|Dre|"
    r"I|It|The|This|He|She|They|We|You|My|And|But|Not|No|Yes|So|Because|Just|Mental|God|Jesus|Lord|Earth|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Health|Therapy|Support|English|British|American)\b"
)
NOT_SMALL = re.compile(
    r"^(?:mud|not|on|in|and|but|the|a|an|is|isn|isnt|isn't|never|nobody|no|none|what|all|just|also|my|so|too|pronounced|spelt|spelled|hard|common|unusual|important|safe|here|there|only|still|"
    r"being|wrong|known|secret|private|was|changed|legally|technically|actually|because|up|already|mentioned|listed|misspelled|easy|long|short|weird|unknown|irrelevant|yours|appears)\b",
    re.I,
)
NOT_LAST = {
    "Street", "Road", "Avenue", "Lane", "Park", "Hospital", "School", "College", "University", "House", "Hotel", "Church", "Day", "Week", "Year", "Eve",
    "Therapy", "Health", "Centre", "Center", "Group", "Foundation", "Trust", "Club", "City", "County", "Island", "River", "Lake", "Beach", "Station",
    "Airport", "Prize", "Award", "Cup", "League", "Show", "Band", "Orchestra", "Bank", "Corporation", "Inc", "Ltd", "Company", "Syndrome", "Disease", "Disorder",
    "Is", "Was", "And", "The", "Has", "Had", "Will", "Says", "Said", "God", "Christ", "Christmas", "Morning", "Night", "Evening", "Bear", "Claus", "States", "Kingdom",
}  # fmt: skip


def names(text: str) -> Iterator[Found]:
    """Titles and ties name another; "my name is" the writer. A full name alone is somebody's, and may be a public one."""
    has_full_names = bool(TWO_CAPITALS.search(text))
    for match in _matches(OWN_PATTERNS if has_full_names else OWN_PATTERNS[:1], text):
        yield _found(text, match, of_another=False)
    for match in _matches(OTHER_PATTERNS, text) if CAPITAL_INSIDE.search(text) else ():
        yield _found(text, match, of_another=True)
    for match in TITLED_LOWER.finditer(text):
        if not NOT_NAMES.match(match["it"].capitalize()):
            yield _found(text, match, of_another=True)
    for match in OWN_SMALL.finditer(text) if "name" in text else ():
        if not NOT_SMALL.match(match["it"]):
            yield _found(text, match, of_another=False)
    for match in FULL_NAME.finditer(text) if has_full_names else ():
        first, *_, last = match["it"].replace("-", " ").split()
        if first in given_names() and last not in NOT_LAST and not NOT_NAMES.match(match["it"]):
            start, end = match.span("it")
            yield Found("full_name", start, end, of_another=True)


# Each pattern with words of which its text must hold one; most texts hold none and are not searched.
OWN_PATTERNS = (
    (GIVEN_AS_OWN, ("name", "call", "signing", "signed", "yours,", "under", "change", "correct it")),
    (I_AM_FULL, ("'m", "’m", " am ", "i am", "im ", "'s ", " is ")),
)
OTHER_PATTERNS = (
    (
        TITLED,
        (
            "dr",
            "mr",
            "ms",
            "miss",
            "mx",
            "prof",
            "rev",
            "father",
            "fr",
            "pastor",
            "imam",
            "rabbi",
            "nurse",
            "serg",
            "sgt",
            "pc",
            "detec",
            "judge",
            "sir",
            "lady",
            "herr",
            "frau",
            "signor",
            "señor",
            "mada",
            "monsieur",
        ),
    ),
    (
        GIVEN_AS_ANOTHERS,
        (" name is", "name's", "name’s", "name:", "names ", " called ", " named ", "goes by", "calls h"),
    ),
    (TIED, ("my ", "his ", "her ", "our ", "their ")),
    (TIED_FIRST, ("my ",)),
)


def _matches(patterns: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...], text: str) -> Iterator[re.Match[str]]:
    small = text.lower()
    for pattern, words in patterns:
        if not any(word in small for word in words):
            continue
        for match in pattern.finditer(text):
            if not NOT_NAMES.match(match["it"]):
                yield match


def _found(text: str, match: re.Match[str], of_another: bool) -> Found:
    start, end = match.span("it")
    return Found("real_name", start, end, of_another or (is_anothers(text, match.start()) and not _says_my(match)))


def _says_my(match: re.Match[str]) -> bool:
    return bool(re.match(r"(?i)my (?:\w+ )?name|i\b|i'm", match.group()))


@cache
def given_names() -> frozenset[str]:
    lines = (Path(__file__).parent / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
