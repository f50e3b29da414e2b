"""What the model of the axes sees of a stretch of plain text: its words, their neighbours, their letters and kinds."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

BITS = 17
SIZE = 1 << BITS
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]")
PLACES = re.compile(
    r"(?P<link>https?://\S{1,200}|www\.\S{1,200}|<url>)|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,10})|(?P<name>@\w{1,40})|"
    r"(?P<number>\d[\d.,:/-]{0,40})"
)
YOU = {"you", "your", "yourself"}
ME = {"i", "me", "my", "myself"}
THEM = {"he", "she", "they", "his", "her", "their", "them", "him"}
JOINTS = {"you", "are", "is", "a", "an", "this", "that", "these", "the", "all", "am"}
LONGEST_WORD = 30
KIND = "kind "
KINDS_WEIGH = 0.3  # a kind of word weighs as much in a long stretch as in a short one


def tokens(text: str) -> list[str]:
    """Words and marks; links, addresses, names with @ and figures are told by their kind alone."""
    told = PLACES.sub(lambda match: f" x{match.lastgroup}x ", text)
    return [token[:LONGEST_WORD] for token in TOKEN.findall(told)]


def kinds_in(words: list[str]) -> set[str]:
    """Each kind of word found, alone and with who stands near it."""
    found = set()
    for place, word in enumerate(words):
        for kind in kinds_of(word):
            before, around = words[max(0, place - 4) : place], words[max(0, place - 4) : place + 4]
            found.add(KIND + kind)
            found.update(
                f"{KIND}{who} {kind}"
                for who, those, there in (("you", YOU, around), ("them", THEM, before), ("me", ME, before))
                if not those.isdisjoint(there)
            )
            if before and before[-1] in JOINTS:
                found.add(f"{KIND}after {before[-1]} {kind}")
    return found


def shown(words: list[str]) -> list[str]:
    """The words as the model may see them: of casual swearing only that it is there."""
    return ["xswearx" if "casual" in kinds_of(word) else word for word in words]


def neighbours(words: list[str]) -> set[tuple[str, str]]:
    return set(zip(["<", *words], [*words, ">"], strict=True))


@lru_cache(maxsize=65536)
def places_of_word(word: str) -> tuple[int, ...]:
    """Where in the table a word stands, and the three to five letters in a row that it is made of."""
    places = [place_of(f"word {word}")]
    if word[0].isalnum():
        edged = f"<{word}>"
        for length in (3, 4, 5):
            places += [place_of(edged[at : at + length]) for at in range(len(edged) - length + (length < len(edged)))]
    return tuple(places)


def place_of_pair(pair: tuple[str, str]) -> int:
    return place_of(f"pair {pair[0]} {pair[1]}")


def place_of(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) & (SIZE - 1)


@lru_cache(maxsize=65536)
def kinds_of(word: str) -> tuple[str, ...]:
    table = kinds()
    return table.get(word) or table.get(word.removesuffix("s"), ())


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    listed: dict[str, tuple[str, ...]] = {}
    for kind, words in tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8")).items():
        for word in words.split():
            listed[word] = (*listed.get(word, ()), kind)
    return listed
