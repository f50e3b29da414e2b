"""A soft look over a draft answer: which phrases are better said in another way. It advises; it never stops a message.

What to leave out follows Samaritans' guidance on communicating with users and the NSPA guide (sources SAM-COMM, NSPA):
no promises, no tough love, no blame in words such as "committed", no methods, no diagnosis, no argument. Pure: no
table is asked and nothing is kept. Phrases are read in English alone; in other languages the list beside the box is
all there is.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthside.care.safety import detection


@dataclass(frozen=True)
class Habit:
    """One sort of phrase to leave out, what is wrong with it, and what to say instead."""

    key: str
    label: str | Promise
    instead: str | Promise
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    habit: Habit
    found: str
    start: int
    end: int


HABITS = (
    Habit(
        "promise",
        _("No promises"),
        _("Say what you do now: “I am here at the moment.” “I do not know, and I will say so.”"),
        (
            r"i promise",
            r"(?:everything|it|things)(?: will|['’]ll|(?:['’]s| is| are) (?:all )?(?:going to|gonna)) "
            r"(?:all )?(?:be|get) (?:all right|alright|ok|okay|fine|better)(?! than)",
            r"i(?:['’]ll| will| am| ?['’]m) always (?:be )?(?:here|there)",
            r"(?:i|we) (?:won['’]?t|will not|will never|['’]ll never) (?:tell|let) any(?:one|body|thing)",
            r"(?:this|it) (?:stays|will stay) between us",
            r"i guarantee",
            r"you (?:can|will) (?:always )?(?:count|rely) on me",
            r"nothing (?:bad )?(?:will|can) happen to you",
        ),
    ),
    Habit(
        "tough_love",
        _("No tough love"),
        _("Stay with how it is for them: “That sounds unbearable.” “No wonder you are worn out.”"),
        (
            r"pull yourself together",
            r"snap out of it",
            r"man up",
            r"(?:others|other people|people|some) (?:have|had) it (?:so much |much |far |even )?worse",
            r"(?:just|simply|only) (?:need|have|try) to (?:be|think|stay|look)\b",
            r"(?:you(?:['’]re| are) )?(?:just )?(?:looking for|seeking|want(?:ing)?) attention",
            r"attention[- ]seek\w+",
            r"a cry for help",
            r"selfish",
            r"a coward\w*",
            r"the easy way out",
            r"get over it",
            r"(?:just )?calm down",
            r"cheer up",
            r"look on the bright side",
            r"stay positive",
            r"you(?:['’]re| are) (?:just |only )?(?:over-?reacting|being dramatic|exaggerating)",
        ),
    ),
    Habit(
        "blame",
        _("“Died by suicide”, never “committed”"),
        _("“Committed” belongs to crimes and sins. Say “died by suicide” or “ended their life”."),
        (
            r"commit(?:s|ted|ting)? (?:suicide|self[- ]?harm)",
            r"(?:un)?successful (?:suicide|attempt)\w*",
            r"failed (?:suicide|attempt)\w*",
        ),
    ),
    Habit(
        "diagnosis",
        _("No diagnosis"),
        _("Use the words they use. “You wrote that nothing feels like anything. How long has it been so?”"),
        (
            r"you(?:['’]re| are) (?:clearly |probably |obviously |clinically )?"
            r"(?:depressed|bipolar|psychotic|manic|schizophrenic|borderline|traumati[sz]ed|an addict|an alcoholic)",
            r"you (?:clearly |probably |obviously |may |might |must )?(?:have|suffer from|show signs of) (?:a |an )?"
            r"(?:severe |major |clinical |personality )?"
            r"(?:depression|bipolar\w*|bpd|ptsd|psychosis|schizophrenia|mania|(?:eating |personality )?disorder)",
            r"(?:this|that|it)(?:['’]s| is| sounds like) (?:clearly |just |probably )?"
            r"(?:depression|bipolar\w*|bpd|ptsd|psychosis|schizophrenia|a symptom)",
        ),
    ),
    Habit(
        "argument",
        _("No arguing"),
        _("Do not win a debate about life. Ask, and stay: “What has kept you here until tonight?”"),
        (
            r"think (?:of|about) (?:your|the) (?:famil\w+|kids|children|parents|mother|mum|mom|father|dad|partner|wife|"
            r"husband|friends)",
            r"(?:what|how) (?:would|will|could) (?:your|the) (?:family|kids|children|parents|mother|mum|friends)",
            r"(?:you have|you['’]ve got|there(?:['’]s| is)) (?:so much|everything|a lot|plenty) to live for",
            r"permanent solution",
            r"(?:that['’]?s|that is|it['’]?s|it is) (?:simply |just )?not true",
            r"you(?:['’]re| are) wrong",
            r"you (?:do not|don['’]?t) (?:really |actually )?(?:mean|want) (?:that|it|to die)",
            r"you (?:should|must) (?:not|never) (?:think|feel|say)",
            r"you shouldn['’]?t (?:think|feel|say)",
            r"(?:suicide|it) is (?:a sin|never the answer|not the answer|wrong)",
        ),
    ),
)
METHOD = Habit(
    "method",
    _("No methods"),
    _("Name no means they have not named, and no detail at all. Ask: “Is what you would use near you?”"),
    (
        r"pills?|tablets?|overdos\w+|paracetamol|acetaminophen|ibuprofen|poison\w*|bleach",
        r"rope|noose|hang(?:ing|ed)? (?:your|them|him|her)\w*|guns?|pistols?|rifles?|shoot(?:ing)? your\w*",
        r"razors?|blades?|knives|knife|(?:cut|cutting|cuts) (?:your\w*|deeper|deep)",
        r"jump(?:ing|ed)? (?:off|from|in front of)|(?:railway|train) tracks?",
        r"(?:in front of|under) a (?:train|lorry|truck|bus)",
        r"carbon monoxide|exhaust fumes|helium|drown\w*|starv\w+ yourself",
    ),
)
HABITS_BESIDE_THE_BOX = (*HABITS[:3], METHOD, *HABITS[3:])
METHOD_SIGNS = {"means_named", "gives_method", "asks_for_method"}
# What turns a phrase into its opposite just before it: "I cannot promise that everything will be fine".
_TAKEN_BACK = re.compile(r"(?:\bnot|n['’]t|\bcannot|\bnever|\bno)(?:\s+\S+){0,3}\s*$", re.I)
_MAY_BE_TAKEN_BACK = {"promise", "tough_love", "diagnosis"}
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]")


def look_over(draft: str) -> list[Advice]:
    """What could be said better, in the order of the draft. Words in quotation marks are theirs and are left alone."""
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), draft)
    found = [advice for habit in HABITS_BESIDE_THE_BOX for advice in _in(habit, plain, draft)]
    covered = {place for advice in found if advice.habit is METHOD for place in range(advice.start, advice.end)}
    heard = [advice for advice in _methods(plain, draft) if not covered & set(range(advice.start, advice.end))]
    return sorted([*found, *heard], key=lambda advice: (advice.start, advice.end))


def _in(habit: Habit, plain: str, draft: str) -> list[Advice]:
    return [
        Advice(habit, draft[match.start() : match.end()], match.start(), match.end())
        for match in _pattern(habit).finditer(plain)
        if not (habit.key in _MAY_BE_TAKEN_BACK and _TAKEN_BACK.search(plain[: match.start()]))
    ]


def _methods(plain: str, draft: str) -> list[Advice]:
    signs = detection.signs_in(plain)
    named = [sign for sign in signs if sign.axis == "method" and not sign.code.startswith("learned_")]
    spans = {(sign.start, sign.end) for sign in [*named, *(sign for sign in signs if sign.code in METHOD_SIGNS)]}
    return [Advice(METHOD, draft[start:end], start, end) for start, end in sorted(spans)]


@cache
def _pattern(habit: Habit) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(habit.phrases) + r")\b", re.I)
