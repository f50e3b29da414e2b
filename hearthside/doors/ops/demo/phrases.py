"""Paragraphs for large communities, put together from the invented sentences of the demo."""

import random
import re
from dataclasses import dataclass

from hearthside.care.safety.detection import Level
from hearthside.care.safety.detection import read as read_signs
from hearthside.foundation.words import render

from .story import read

SENTENCE = re.compile(r"(?<=[.?!])\s+")
PLAIN = re.compile(r"^[A-Z][^@#*_\[\]>`0-9|~]{15,180}[.?!]$")  # no names called, no lists, no markup
POOL = 6000


@dataclass(frozen=True)
class Phrases:
    paragraphs: list[tuple[str, str]]  # words, HTML
    titles: list[str]

    def body(self, chance: random.Random) -> tuple[str, str]:
        count = chance.choices((1, 2, 3, 5), weights=(55, 28, 12, 5))[0]
        chosen = chance.choices(self.paragraphs, k=count)
        return "\n\n".join(words for words, _html in chosen), "".join(html for _words, html in chosen)


def gather(chance: random.Random) -> Phrases:
    """Only sentences in which the safety net finds nothing: bulk posts are shown without a person's look."""
    threads = [thread for space in read("spaces") for thread in read(f"threads/{space['slug']}")]
    bodies = [thread["body"] for thread in threads]
    bodies += [reply["body"] for thread in threads for reply in thread.get("replies") or ()]
    said = {" ".join(piece.split()) for body in bodies for piece in SENTENCE.split(body)}
    calm = sorted(piece for piece in said if PLAIN.match(piece) and read_signs(piece).level == Level.NONE)
    built = {
        " ".join(chance.sample(calm, chance.choices((1, 2, 3, 4), weights=(20, 35, 30, 15))[0])) for _ in range(POOL)
    }
    titles = [thread["title"] for thread in threads if read_signs(thread["title"]).level == Level.NONE]
    return Phrases([(words, render(words)) for words in sorted(built)], titles)
