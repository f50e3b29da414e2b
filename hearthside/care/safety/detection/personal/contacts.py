"""E-mail addresses, telephone numbers, names on other platforms, links to profiles."""
# ruff: noqa: E501 - the patterns read better as the lists of words they are

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberType

from .found import Found, is_anothers

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
SPELLED_EMAIL = re.compile(
    r"\b(?:mail|email|e-mail|write|reach|contact|find)\b[^\n.!?]{0,30}?\b(?P<it>\w{1,30}(?: (?:dot|punkt) \w{1,30}){0,2} ?[\[(]?(?:\bat\b|@)[\])]? ?\w{2,30} ?[\[(]?\bdot\b[\])]? ?\w{2,10})",
    re.I,
)
DIGITS = re.compile(r"(?<![\w.,/=-])(?:\+|00)?\(?\d(?:[ ().\-/\u00a0]{0,3}\d){5,15}(?:\s?x\d{2,5})?(?!\w|[.,]\d|-\d)")
SPOKEN_FIGURE = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)"
SPOKEN = re.compile(rf"\b{SPOKEN_FIGURE}(?:[ ,-]{{1,2}}{SPOKEN_FIGURE}){{6,20}}\b", re.I)
SPOKEN_OFTEN = ("zero", "double", "seven", "nine", "eight")
NO_PHONE = re.compile(
    r"(?:isbn|order|reference|ref|case|ticket|invoice|account|card|cc|iban|parcel|tracking|serial|version|licen[cs]e|passport|doi|zip|postcode|ssn)\b[^.\n]{0,25}$|\bnumber is \w* ?$|[$£€#]\s?$",
    re.I,
)
PHONE_WORDS = re.compile(
    r"\b(?:call|calls|called|phone|telephone|tel|mobile|mob|cell|ring|text|whatsapp|signal|number|fax|desk|office|landline|home|sms|handy|contact|reach|dm|messages?|answering)\b",
    re.I,
)
DATE = re.compile(r"^(?:(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4})(?:\s\d{1,2})?$")
CARD = re.compile(r"^\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,7})?$")
FREE = re.compile(
    r"^(?:44|1|61|353)?(?:0?8(?:00|08|88|77|66|55|44|33)|03(?:00|03|30|33|44|45|70)|180[0-9]|13\d{4}$|116\d{3}$)"
)
# Where members may be; a number that is valid in one of them is taken for one without further words.
REGIONS = (
    "GB",
    "US",
    "IE",
    "AU",
    "NZ",
    "ZA",
    "IN",
    "DE",
    "FR",
    "ES",
    "IT",
    "NL",
    "PL",
    "SE",
    "PT",
    "BR",
    "MX",
    "KE",
    "NG",
    "CH",
    "AT",
    "BE",
)
PUBLIC = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
}
PLATFORM = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|discord|telegram|tg|whats ?app|kik|tik ?tok|twitter|facebook|fb|skype|steam|psn|xbox|gamertag|"
    r"twitch|reddit|tumblr|youtube|wechat|line id|viber|signal|linkedin|mastodon|bluesky|threads|vsco|roblox|gt)"
)
HANDLE = re.compile(
    rf"\b{PLATFORM}(?: (?:name|user(?:name)?|id|handle|account|tag))?(?: ?(?::|=|-) ?| (?:is|it's|its|as|at|under|@) |(?= @))\s?(?P<it>@?[\w.\-]{{3,30}}(?:#\d{{4}})?)",
    re.I,
)
AT_PLACE = re.compile(rf"(?P<it>@[\w.\-]{{2,30}}\w)(?= (?:on|in|at|via) (?:my |the )?{PLATFORM}\b)", re.I)
FOLLOW = re.compile(
    rf"\b(?:follow|add|find|message|dm|text) (?:me|her|him|them)(?: (?:on|at|over))? {PLATFORM}(?: as| at|,|:)? (?P<it>@?[\w.\-]{{3,30}})",
    re.I,
)
GOES_BY = re.compile(
    rf"\b(?:goes by|known as|username is|user name is|handle is) (?P<it>@[\w.\-]{{2,30}}|[\w.\-]{{2,30}}[\d_][\w.\-]*)(?=.{{0,30}}?{PLATFORM}|[ .,!]|$)",
    re.I,
)
TAG = re.compile(r"(?<!\w)(?P<it>[\w.]{2,32}#\d{4})(?!\w)")
PROFILE = re.compile(
    r"(?:https?://)?(?:www\.|m\.|mobile\.)?(?:facebook\.com/(?!groups|events|help)|fb\.com/|instagram\.com/(?!p/|explore)|tiktok\.com/@|twitter\.com/(?!search)|"
    r"x\.com/|t\.me/|telegram\.me/|snapchat\.com/add/|linkedin\.com/in/|wa\.me/|reddit\.com/u(?:ser)?/|discord(?:app)?\.com/users/|onlyfans\.com/|"
    r"steamcommunity\.com/(?:id|profiles)/|youtube\.com/@|threads\.net/@|bsky\.app/profile/|kik\.me/)[\w.%@+\-]{2,60}",
    re.I,
)
PLATFORMS = re.compile(
    r"snap|insta|discord|telegram|whats|kik\b|tok\b|twitter|face|skype|steam|psn|xbox|gamertag|twitch|reddit|tumblr|youtube|wechat|line id|viber|signal|linkedin|mastodon|bluesky|threads|vsco|roblox|\b(?:ig|tg|fb|gt)\b"
)
# Each with words of which the text must hold one; most texts hold none and are not searched.
SIGNALLED = (
    (PROFILE, (".com/", ".me/", ".net/", ".app/")),
    (AT_PLACE, ("@",)),
    (FOLLOW, ("follow", "add ", "find", "message", "dm", "text")),
    (GOES_BY, ("goes by", "known as", "username", "user name", "handle")),
    (TAG, ("#",)),
)
WORD_LIKE = re.compile(r"^[a-z]+$")
NOT_A_HANDLE = {
    "a", "an", "the", "is", "was", "full", "down", "private", "my", "and", "but", "not", "so", "all", "just", "account", "group", "groups",
    "app", "deleted", "blocked", "here", "there", "messages", "calls", "me", "you", "it", "with", "for", "better", "where", "when", "that", "this",
}  # fmt: skip


def contacts(text: str) -> Iterator[Found]:
    if "@" in text:
        yield from _each("email_address", EMAIL, text)
    if " dot " in text.lower():
        yield from _each("email_address", SPELLED_EMAIL, text)
    yield from _profiles(text)
    yield from _phones(text)


def _each(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        start, end = match.span("it") if "it" in pattern.groupindex else match.span()
        yield Found(kind, start, end, is_anothers(text, start))


def _profiles(text: str) -> Iterator[Found]:
    small = text.lower()
    for pattern, words in SIGNALLED:
        if any(word in small for word in words):
            yield from _each("handle", pattern, text)
    if not PLATFORMS.search(small):
        return
    for match in HANDLE.finditer(text):
        name = match["it"]
        # "my insta is down" says nothing; "my insta: marigold" and "is quiet.marigold" do.
        is_named = ":" in match[0] or "=" in match[0]
        if name.lower() in NOT_A_HANDLE or (WORD_LIKE.match(name) and not is_named and not _is_last(text, match)):
            continue
        yield Found("handle", *match.span("it"), is_anothers(text, match.start("it")))


def _is_last(text: str, match: re.Match[str]) -> bool:
    """The word ends the sentence and "my" begins it: "my steam is knightowl"."""
    return (
        bool(re.match(r"\s*(?:$|[.!\n])", text[match.end() :]))
        and bool(re.search(r"\b(?:my|and my) $", text[: match.start()], re.I))
        and match["it"].lower() not in NOT_A_HANDLE
        and len(match["it"]) >= 7
    )


def _phones(text: str) -> Iterator[Found]:
    for match in DIGITS.finditer(text):
        if _is_phone(
            match.group(), text[max(0, match.start() - 45) : match.start()], text[match.end() : match.end() + 25]
        ):
            yield Found("phone_number", *match.span(), is_anothers(text, match.start()))
    for match in SPOKEN.finditer(text) if any(word in text for word in SPOKEN_OFTEN) else ():
        yield Found("phone_number", *match.span(), is_anothers(text, match.start()))


def _is_phone(written: str, before: str, after: str) -> bool:
    figures = re.sub(r"\D", "", written.split("x", maxsplit=1)[0])
    if len(figures) < 7 or DATE.match(written) or CARD.match(written) or NO_PHONE.search(before):
        return False
    told = bool(PHONE_WORDS.search(before[-30:])) or bool(
        re.match(r"\W{0,3}(?:office|fax|mobile|home|cell|work|desk)\b", after, re.I)
    )
    if written.startswith(("+", "00")):
        return told or _kind("+" + figures.removeprefix("00"), None) is not None
    kinds = [kind for region in REGIONS if (kind := _kind(figures, region)) is not None] if len(figures) >= 8 else []
    if FREE.match(figures) or (not told and kinds and all(kind in PUBLIC for kind in kinds[:2])):
        return False  # a helpline, not somebody's own number
    is_long_enough_alone = len(figures) >= 10 and (figures[0] == "0" or re.search(r"\d[ ().-]+\d", written) is not None)
    return told or (bool(kinds) and is_long_enough_alone)


@cache
def _kind(figures: str, region: str | None) -> int | None:
    """What sort of number it is in a country, or None where it cannot be one."""
    try:
        number = phonenumbers.parse(figures, region)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.number_type(number) if phonenumbers.is_valid_number(number) else None
