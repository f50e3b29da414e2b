"""Brings English as people type it (short forms, slang, slips, words run together) to the spelling of the lexicons."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from .fold import Folded

FILE = Path(__file__).parent / "lexicons" / "en" / "spelling.toml"
TOKEN = re.compile(r"[a-z0-9*]+(?:['\-/][a-z0-9*]+)*")
ASIDE = re.compile(r"[a-z]+")


def spelled(folded: Folded) -> Folded:
    """The same text with each known short form, code word or slip replaced by the plain word."""
    table = _table()
    edits = []
    for match in TOKEN.finditer(folded.text):
        token = match.group()
        if len(token) > 40:
            continue
        plain = table.words.get(token) or _in_place(token, folded.text, match.end()) or _apart(token)
        if plain is not None and plain != token:
            edits.append((match.start(), match.end(), plain))
    return folded.replaced(edits)


def _in_place(token: str, text: str, end: int) -> str | None:
    """Short forms that mean a word only before certain words: "2 end it", "b dead"."""
    followers = _table().before.get(token)
    if followers is None:
        return None
    following = ASIDE.match(text, end + 1)
    return followers.get(following.group()) if following else None


@lru_cache(maxsize=16384)
def _apart(token: str) -> str | None:
    """Words run together, if the whole of the token is made of three or more key words ("iwanttodie")."""
    if not 7 <= len(token) <= 32 or not token.isalpha() or token in _table().key_words:
        return None
    ways: list[list[str] | None] = [[]] + [None] * len(token)
    for end in range(1, len(token) + 1):
        for word in _table().glued:
            before = ways[end - len(word)] if end >= len(word) else None
            if (
                before is not None
                and token.endswith(word, 0, end)
                and ((shortest := ways[end]) is None or len(before) + 1 < len(shortest))
            ):
                ways[end] = [*before, word]
    parts = ways[-1]
    return " ".join(parts) if parts and (len(parts) >= 3 or parts[0] in ("kill", "end")) else None


class _Table:
    def __init__(self, file: dict) -> None:
        self.key_words = frozenset(file["key_words"])
        self.glued = tuple(file["glued"])
        self.before = {
            token: dict.fromkeys(followers.split(), plain) for token, (plain, followers) in file["before"].items()
        }
        real = set(file["real_words"]) | self.key_words
        slips = {slip: word for word in file["key_words"] for slip in _slips(word) if slip not in real}
        self.words: dict[str, str] = slips | file["slips"] | file["short"] | file["code"]


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table(tomllib.loads(FILE.read_text("utf-8")))


def _slips(word: str) -> set[str]:
    """One slip of the fingers inside a word: two letters swapped, one missing, doubled or starred."""
    inner = range(1, len(word))
    swapped = (
        {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in inner if i + 1 < len(word)}
        if len(word) > 3
        else set()
    )
    missing = {word[:i] + word[i + 1 :] for i in inner} if len(word) > 5 else set()
    doubled = {word[:i] + word[i] + word[i:] for i in inner} if len(word) > 2 else set()
    starred = {word[:i] + "*" + word[i + 1 :] for i in inner if i + 1 < len(word)} if len(word) > 2 else set()
    return (swapped | missing | doubled | starred) - {word}
