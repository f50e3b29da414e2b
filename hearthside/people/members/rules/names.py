"""What somebody may be called here: kind to choose, hard to trace, impossible to mistake for another."""

import random
import re
import unicodedata
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hearthside.foundation import words
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.accounts.rules import login_name_of

SHORTEST, LONGEST, LONGEST_KEY = 2, 40, 60
WORDS = Path(__file__).parent / "words"

# Letters of other alphabets, and digits, that are drawn like the Latin ones they stand after here.
_DRAWN_ALIKE = {
    "a": "аα", "b": "вβьъ", "c": "сϲ", "d": "ԁđ", "e": "еєεҽ", "g": "ɡ", "h": "нһћħ", "j": "ј", "k": "кκ",
    "l": "i1|ιіıłӏ", "m": "м", "n": "пηո", "o": "0оοօøσ", "p": "рρ", "q": "ԛ", "s": "5ѕ", "t": "тτŧ", "u": "υцս",
    "v": "ν", "w": "ԝωшщ", "x": "хχ", "y": "уγү", "z": "з",
}  # fmt: skip
LOOKALIKES = {ord(other): latin for latin, others in _DRAWN_ALIKE.items() for other in others}
RESERVED = frozenset(
    """
    admin administrator administration moderator moderators mod mods moderation operator staff team official support
    responder responders helpline hotline crisis emergency police ambulance doctor therapist counsellor counselor
    psychiatrist psychologist nurse hearthside system root webmaster owner host security anonymous deleted nobody
    everyone somebody someone facilitator listener greeter helper samaritans
    """.split()  # noqa: SIM905, read as words
)
_E_MAIL = re.compile(r"@|\S+\s*[\[(]?\bat\b[\])]?\s*\S+\s*[\[(]?\bdot\b", re.I)
_WEB = re.compile(r"https?:|www\.|\w\.[a-z]{2,}\b|://|\.\s?(com|org|net)\b", re.I)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


def clean_name(typed: str) -> str:
    """The name without what shows nothing, in one spelling of each character, with single spaces."""
    plain = unicodedata.normalize("NFKC", words.clean(typed))
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split())


def key_of(name: str) -> str:
    """Equal for names that a tired reader could take for one another."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    drawn = "".join(c for c in bare if not unicodedata.combining(c)).translate(LOOKALIKES)
    letters = "".join(c for c in drawn if c.isalnum())
    return letters.replace("rn", "m").replace("vv", "w")


def judge_name(name: str) -> Verdict:
    """Whether a cleaned name may be used, whoever else has it already."""
    for problem in (_wrong_length, _gives_contact, _wrong_letters, _is_reserved, _looks_real):
        if not (verdict := problem(name)):
            return verdict
    return YES


def suggest_names(count: int, chance: random.Random | None = None) -> list[str]:
    """Kind made-up names: "Quiet Otter"."""
    chance = chance or random.SystemRandom()
    return [f"{chance.choice(_listed('adjectives'))} {chance.choice(_listed('nouns'))}" for _one in range(count)]


def is_invented(name: str) -> bool:
    """Whether it is one that `suggest_names` could have made."""
    parts = name.split(" ")
    return len(parts) == 2 and parts[0] in _listed("adjectives") and parts[1] in _listed("nouns")


def _wrong_length(name: str) -> Verdict:
    if words.is_blank(name):
        return no(_("Please choose a name, or take one of ours."))
    if len(name) > LONGEST or len(key_of(name)) > LONGEST_KEY or len(login_name_of(name)) > LONGEST_KEY:
        return no(_("This name is too long: forty characters at most."))
    if len(name) < SHORTEST:
        return no(_("This name is too short: two letters at least."))
    return YES


def _gives_contact(name: str) -> Verdict:
    if _E_MAIL.search(name):
        return no(_("This looks like an e-mail address. Everybody here could read it; please choose another name."))
    if _WEB.search(name):
        return no(_("This looks like an address on the web. Please choose a name that leads nowhere else."))
    if sum(c.isdigit() for c in name) >= 6:
        return no(_("This looks like a phone number or a date. Please choose a name that nobody can trace."))
    return YES


def _wrong_letters(name: str) -> Verdict:
    if not all(_may_stand(c) for c in name) or re.search(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff]{2}", name):
        return no(_("A name here is made of letters, digits, spaces and dashes. Please leave out other characters."))
    letters = [c for c in name if unicodedata.category(c).startswith("L")]
    if len(letters) < SHORTEST:
        return no(_("Please use at least two letters."))
    if len({_alphabet(c) for c in letters} & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}) > 1:
        return no(_("This name mixes letters of different alphabets, so it could look like another. Please use one."))
    return YES


def _is_reserved(name: str) -> Verdict:
    said = {key_of(word) for word in re.split(r"[\s'’-]+|(?<=\D)(?=\d)", name)} | {key_of(name)}
    if said & _reserved_keys() or any(
        key_of(name).startswith(key_of(word)) for word in ("hearthside", "moderator", "admin")
    ):
        return no(_("This name could be taken for somebody with a role here. Please choose another."))
    return YES


def _looks_real(name: str) -> Verdict:
    parts = [part for part in re.split(r"[\s'’-]+", _CAMEL.sub(" ", name)) if part]
    if len(parts) in (2, 3) and all(part[:1].isupper() for part in parts):
        invented = {noun.casefold() for noun in _listed("nouns")}
        if parts[0].casefold() in _given_names() and parts[-1].casefold() not in invented:
            return no(_("This looks like a full name. You are safer here under a name that is not yours outside."))
    return YES


def _may_stand(c: str) -> bool:
    return c in " -'’" or unicodedata.category(c) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"}


def _alphabet(c: str) -> str:
    return unicodedata.name(c, "").partition(" ")[0]


@cache
def _reserved_keys() -> frozenset[str]:
    return frozenset(key_of(word) for word in RESERVED)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in _listed("given_names"))


@cache
def _listed(which: str) -> tuple[str, ...]:
    return tuple((WORDS / f"{which}.txt").read_text(encoding="utf-8").split())
