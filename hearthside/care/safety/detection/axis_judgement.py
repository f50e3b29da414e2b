"""Decides for the axes beside the ladder whether a phrase counts: told, asked, offered, or spoken of.

Telling of what one went through is never a breach, however plain its words; neither is a warning, a report of what
somebody else said, a question whether it is true, or help.
"""
# ruff: noqa: E501 - the patterns read better as the lists of words they are

import re
from collections.abc import Callable

from .context import STORY, denied, quoted, reported, says
from .judgement import sign_of
from .lexicon import Hit
from .passage import Passage
from .signs import Sign

FIRST_PERSON = re.compile(r"\b(?:i|me|my|myself|mine|we|us|our)\b")
SAID_BY_OTHERS = re.compile(
    r"\b(?:(?:he|she|they|it|people|everyone|nobody|someone|somebody|mum|dad|mother|father|uncle|aunt|brother|sister|ex|friend|husband|wife|partner|boss|"
    r"colleague|neighbou?rs?|stranger|man|woman|boy|girl|kid|user|member|church|teacher|bully|bullies|advert|site|voices?|gran|nan|family|sponsor|therapist|nurse|pharmacist) "
    r"(?:\w+ ){0,3}?(?:says?|said|saying|tells?|told|telling|call(?:s|ed)?|wrote|writes|posted|shout(?:s|ed)?|screamed|yelled|texted|messaged|sent|sends|asks?|asked|asking|offered|"
    r"offers|keeps?|thinks?|believes?|swears?|threaten(?:s|ed)|threw|chanted|taught|used to|insists?|claims?|promised)|"
    r"i (?:was|am|got|have been|get|keep (?:being|getting)|grew up being|had been) (?:\w+ )?(?:told|called|asked|sent|threatened|offered|groomed|scammed|blackmailed|bullied|shouted at)|"
    r"(?:being|been|were|was) (?:told|called|asked|threatened|sent|groomed|scammed)|call(?:s|ed) (?:me|us|him|her|them)|told (?:me|us|her|him|them|my)|said (?:to me|it|that)|"
    r"according to|i (?:read|heard|saw)|what (?:do|should) i (?:say|answer|do) when)\b"
)
WARNED = re.compile(
    r"\b(?:report(?:ed|ing|s)?|a scam|scammed|scammers?|warn(?:ing|ed|s)?|beware|watch out|be careful|moderators? please|mods please|please look|should be banned|nonsense|rubbish|"
    r"it is a myth|misinformation|i do not believe|not true|is it true|do not fall for|creepy|hurtful|it hurts?|it hurt|nearly killed|ruined|awful|dangerous advice|police|restraining order|"
    r"how do i (?:report|stop|answer)|racis[tm]|homophobi[ac]|disgusting thing to say|shame on|criticis\w+|articles?|documentary|stigma|survivors?|recovery|recovering|in therapy)\b"
)
ASKED = re.compile(
    r"^(?:\W|and |so |but |or |hi |hello |hey |question |sorry )*(?:is|are|do|does|did|can|could|should|would|will|has|have|what|how|why|when|who|which|where|any ?one|any|am|may|might)\b"
)
ADVISED_SAFELY = re.compile(
    r"(?<!not )\b(?:ask|tell|ring|call|talk to|speak to|check with|see|contact) (?:your |the |a )?(?:gp|doctor|prescriber|pharmacist|nurse|psychiatrist|team|midwife|surgery)\b(?! you (?:have|are))|"
    r"\bwith (?:my|your|the) (?:doctor|gp|nurse|psychiatrist|team|pharmacist)\b|\b(?:my|the) (?:doctor|gp|nurse|psychiatrist|pharmacist|consultant|midwife|dietitian) (?:\w+ )?"
    r"(?:says?|said|told|took|changed|lowered|raised|wants|put|gave|thinks|explained|found)\b|\bonly your doctor\b|\bsuddenly\b"
)
OWN_STORY = re.compile(
    r"\b(?:i|we) (?:\w+ ){0,2}?(?:stopped|threw|quit|skipped|forgot|flushed|took|came|went|used|tried|want|wanted|hate|feel|felt|am scared|regret|was|had|have been|take|need|started|hid|hide|purged|binged|restrict)\b"
)
SOURCED = re.compile(
    r"https?://|\bdoi\b|\b(?:according to|nhs|nice guidelines?|guidelines?|leaflet|cochrane|who says|review|my (?:doctor|gp|psychiatrist|psychologist|nurse|midwife|therapist|consultant|dietitian))\b"
)
HEDGED = re.compile(
    r"\b(?:might|maybe|may|perhaps|could be|i think|i believe|i wonder|for me|in my case|helped me|seems?|some people|for some|not sure|placebo|your mileage|others may differ|"
    r"they used to think|imagine|tried every|no cure|nothing cured)\b"
)
HELPS = re.compile(
    r"\b(?:please (?:do not|call|ring|talk|tell|stay)|helpline|116 123|988|samaritans|prevention|saves? lives|trained|training|means safety|crisis (?:team|house|line)|lock (?:your|the)|keep(?:s)? you safe)\b"
)
EVERYDAY_ASK = re.compile(
    r"\b(?:dogs?|cats?|puppy|vet|game|character|level|achievement|boss|novel|book|crime|drama|film|movie|episode|story|swing|hammock|crochet|knit\w*|plant|garden|recipe|cook\w*|stains?|limescale|"
    r"sheets?|wool|ladder|station|route|kids to|view|cold dip|sample|dissertation|essay|study|coroner|tell my|talk to my|explain to my|label|pharmacist|ibuprofen)\b"
)
BELONGS = re.compile(
    r"\b(?:i am|i was|as an?|us|we|being) (?:an? )?(?:\w+ )?(?:gay|lesbian|bisexual|trans|queer|black|asian|jewish|muslim|immigrant|refugee|disabled|autistic|dyke|fag|crip|mad)\b|\bfellow\b"
)
IN_PLAY = re.compile(
    r"\b(?:game|level|match|boss fight|raid|respawn|lobby|chess|cards|concert|exam|party|cake|balloons?|recital|film|movie|chapter|novel|series|episode|dream(?:t|ed)?|intrusive|ocd|would never|never would|"
    r"i do not want to|scared of|frightened|terrif\w+|he (?:said|would)|she (?:said|would)|threatened|reported it|told the police|imagine|karma|coffee|roast|tidy|i would never|pictures in my head)\b"
)
Judge = Callable[[Passage, Hit], Sign | None]


def believed_on_axis(passage: Passage, hit: Hit, judge: Judge) -> Sign | None:
    """The sign behind a phrase, by the reading its entry names; by `judge` where that is a reading of the ladder."""
    return READINGS.get(hit.entry.reading, judge)(passage, hit)


def _not_ones_own_words(passage: Passage, hit: Hit) -> bool:
    told_before = SAID_BY_OTHERS.search(hit.sentence.text[: hit.end])
    return bool(told_before) or quoted(passage, hit) or reported(hit) or says(hit.sentence, STORY)


def _asks(hit: Hit) -> bool:
    text = hit.sentence.text
    return text.rstrip(" \"')").endswith("?") and bool(ASKED.search(text))


def _told_to(passage: Passage, hit: Hit) -> Sign | None:
    """Advice to a reader: not what the writer did themselves, not asked, not "do not", not what a doctor said."""
    sentence = hit.sentence
    if _not_ones_own_words(passage, hit) or denied(hit, reach=30) or _asks(hit):
        return None
    if any(says(sentence, cue) for cue in (WARNED, ADVISED_SAFELY)):
        return None
    if OWN_STORY.search(sentence.text[: hit.start]) and not re.search(r"\b(?:you|your)\b", hit.words):
        return None
    return sign_of(passage, hit)


def _asked_for(passage: Passage, hit: Hit) -> Sign | None:
    """A request for tips that harm; a request for help is none."""
    if _not_ones_own_words(passage, hit) or says(hit.sentence, WARNED) or denied(hit, reach=30):
        return None
    return sign_of(passage, hit)


def _offered(passage: Passage, hit: Hit) -> Sign | None:
    """Said to whoever reads, as an offer or a request."""
    if _not_ones_own_words(passage, hit) or says(hit.sentence, WARNED) or denied(hit, reach=25):
        return None
    return sign_of(passage, hit)


def _said(passage: Passage, hit: Hit) -> Sign | None:
    if _not_ones_own_words(passage, hit) or says(hit.sentence, WARNED):
        return None
    return sign_of(passage, hit)


def _claimed(passage: Passage, hit: Hit) -> Sign | None:
    """A claim told as fact: not asked, hedged, sourced, denied, or told of others."""
    sentence = hit.sentence
    if _not_ones_own_words(passage, hit) or sentence.text.rstrip().endswith("?"):
        return None
    if any(says(sentence, cue) for cue in (SOURCED, HEDGED, WARNED)) or denied(hit, reach=40):
        return None
    return sign_of(passage, hit)


def _said_of_people(passage: Passage, hit: Hit) -> Sign | None:
    """Contempt for a group: not told of others, not asked about, not by one of them about themselves."""
    sentence = hit.sentence
    if _not_ones_own_words(passage, hit) or says(sentence, WARNED) or says(sentence, BELONGS) or _asks(hit):
        return None
    return None if denied(hit, reach=25) else sign_of(passage, hit)


def _aimed_slur(passage: Passage, hit: Hit) -> Sign | None:
    if _not_ones_own_words(passage, hit) or says(hit.sentence, WARNED) or says(hit.sentence, BELONGS):
        return None
    return (
        None
        if re.search(r"\b(?:my|our|us|fellow|with|word)\b[^,.]*$", hit.sentence.text[: hit.start])
        else sign_of(passage, hit)
    )


def _aimed_now(passage: Passage, hit: Hit) -> Sign | None:
    """An insult to whoever is addressed; not one the writer gives themselves, was given, or denies."""
    sentence = hit.sentence
    if _not_ones_own_words(passage, hit) or denied(hit, reach=20):
        return None
    about_self = re.search(r"\b(?:i am|i feel|i was|i look|my)\b[^,.;]*$", sentence.text[: hit.start])
    return None if about_self or says(sentence, WARNED) else sign_of(passage, hit)


def _threatened(passage: Passage, hit: Hit) -> Sign | None:
    if _not_ones_own_words(passage, hit) or says(hit.sentence, IN_PLAY) or denied(hit, reach=30):
        return None
    if re.search(
        r"\b(?:dreamt|afraid|scared|worried|urge|thoughts?|images?|voices?)\b", hit.sentence.text[: hit.start]
    ):
        return None
    return sign_of(passage, hit)


def _asked_how(passage: Passage, hit: Hit) -> Sign | None:
    """Asking for a way to die; not for a way to live with it, and not about a dog, a game or a book."""
    sentence = hit.sentence
    if _not_ones_own_words(passage, hit) or says(sentence, HELPS) or says(sentence, EVERYDAY_ASK):
        return None
    return None if denied(hit, reach=30) else sign_of(passage, hit)


def _told_how(passage: Passage, hit: Hit) -> Sign | None:
    """Telling how it is done, also of one's own attempt: the detail can harm a reader, and is no fault of the teller."""
    sentence = hit.sentence
    if quoted(passage, hit) or says(sentence, HELPS) or says(sentence, STORY) or says(sentence, EVERYDAY_ASK):
        return None
    return None if denied(hit, reach=30) else sign_of(passage, hit)


# What speaks against a hint of the model, whose words alone do not tell advice from a diary, or a threat from fear of one.
AGAINST: dict[str, tuple[re.Pattern[str], ...]] = {
    "method": (HELPS, EVERYDAY_ASK),
    "encouragement": (HELPS, SAID_BY_OTHERS),
    "eating": (
        WARNED,
        re.compile(r"\b(?:recipe|toddler|doctor|dietitian|appetite|pizza|dog|cat|do not have to|no need to earn)\b"),
    ),
    "threat": (SAID_BY_OTHERS, IN_PLAY),
    "abuse": (SAID_BY_OTHERS, WARNED),
    "hate": (SAID_BY_OTHERS, WARNED, BELONGS),
    "sexual": (SAID_BY_OTHERS, WARNED),
    "grooming": (
        WARNED,
        SAID_BY_OTHERS,
        re.compile(
            r"\b(?:counsellor|struggling|unsafe|find the words|another adult|your mum has|sit with you|how bad it is|wake her|station)\b"
        ),
    ),
    "money": (WARNED, SAID_BY_OTHERS),
    "medication": (
        WARNED,
        ADVISED_SAFELY,
        SAID_BY_OTHERS,
        re.compile(r"\b(?:i (?:\w+ )?(?:stopped|take|took|started|threw|forgot|need)|check before|help from)\b"),
    ),
    "medical_claim": (SOURCED, HEDGED, WARNED, SAID_BY_OTHERS, re.compile(r"\?\s*$|\b(?:is|are) not something\b")),
}


def speaks_against(axis: str, text: str) -> bool:
    """Whether the stretch holds words that make a hint of the model on this axis unlikely."""
    return any(cue.search(text) for cue in AGAINST.get(axis, ()))


READINGS: dict[str, Judge] = {
    "told_to": _told_to,
    "asked_for": _asked_for,
    "offered": _offered,
    "said": _said,
    "claimed": _claimed,
    "said_of_people": _said_of_people,
    "aimed_slur": _aimed_slur,
    "aimed_now": _aimed_now,
    "threatened": _threatened,
    "asked_how": _asked_how,
    "told_how": _told_how,
}
