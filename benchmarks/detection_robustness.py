"""How often a disturbance of the writing changes what detection says: typing slips, case, spacing, emoji, disguises.

    python benchmarks/detection_robustness.py hearthside/care/safety/tests/cases/functional_dev.jsonl [--times 20]

For every case in which danger is found, it is disturbed at random that many times and read again; printed is the share
of readings whose level differs, and of those in which nothing is found any more, by kind of disturbance.
"""

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from hearthside.care.safety.detection import Level, read
from hearthside.care.safety.detection.lookalikes import LOOKALIKES

Chance = random.Random
NEAR_KEYS = {
    key: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, key in enumerate(row)
}
SLIPS_EVERY = 40  # letters to one slip of the fingers
EMOJI = "😊😭💔🙏😂🖤🥲😶🌧️✨"
UNSEEN = "\u200b\u200d\u2060\u00ad"
FIGURES = {"o": "0", "i": "1", "e": "3", "a": "4", "s": "5", "t": "7"}
CODED = {
    r"\bkill myself\b": ("kms", "unalive myself", "k word myself"),
    r"\bkilling myself\b": ("unaliving myself",),
    r"\bsuicide\b": ("sewerslide", "su1c1de", "s u i c i d e"),
    r"\bsuicidal\b": ("sewerslidal", "suic1dal"),
    r"\bdie\b": ("d1e", "d i e"),
    r"\bself[- ]harm\b": ("sh", "s3lf harm"),
}
DISGUISES = {chr(plain): chr(other) for other, plain in LOOKALIKES.items()}


def slips(text: str, chance: Chance) -> str:
    letters = list(text)
    places = [place for place, letter in enumerate(letters) if letter.lower() in NEAR_KEYS]
    for place in chance.sample(places, min(len(places), max(1, len(places) // SLIPS_EVERY))):
        letter = letters[place]
        letters[place] = chance.choice(["", letter * 2, chance.choice(NEAR_KEYS[letter.lower()])])
    return "".join(letters)


def case(text: str, chance: Chance) -> str:
    return chance.choice([str.upper, str.lower, str.title, str.swapcase])(text)


def spacing(text: str, chance: Chance) -> str:
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    for place in sorted(chance.sample(blanks, min(len(blanks), 3)), reverse=True):
        text = text[:place] + chance.choice(["  ", "   ", "\n", " \t "]) + text[place + 1 :]
    return text


def emoji(text: str, chance: Chance) -> str:
    words = text.split(" ")
    for _ in range(min(3, len(words))):
        words.insert(chance.randrange(len(words) + 1), chance.choice(EMOJI))
    return " ".join(words)


def lookalikes(text: str, chance: Chance) -> str:
    return "".join(DISGUISES[letter] if letter in DISGUISES and chance.random() < 0.15 else letter for letter in text)


def unseen(text: str, chance: Chance) -> str:
    return "".join(letter + (chance.choice(UNSEEN) if chance.random() < 0.1 else "") for letter in text)


def figures(text: str, chance: Chance) -> str:
    words = text.split(" ")
    for place in chance.sample(range(len(words)), min(2, len(words))):
        word = words[place]
        words[place] = word[:1] + "".join(FIGURES.get(letter, letter) for letter in word[1:-1]) + word[-1:]
    return " ".join(words)


def coded(text: str, chance: Chance) -> str:
    for pattern, others in CODED.items():
        text = re.sub(pattern, lambda _found, others=others: chance.choice(others), text, flags=re.IGNORECASE)
    return text


KINDS: tuple[Callable[[str, Chance], str], ...] = (
    slips, case, spacing, emoji, lookalikes, unseen, figures, coded,
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = Chance(asked.seed)
    rows = [json.loads(line) for path in asked.cases for line in path.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    found = 0
    for row in rows:
        before = read(row["text"]).level
        if before == Level.NONE or row["level"] == "none":
            continue
        found += 1
        for number in range(asked.times):
            kind = KINDS[number % len(KINDS)]
            disturbed = kind(row["text"], chance)
            if disturbed == row["text"]:
                continue
            after = read(disturbed).level
            for name in (kind.__name__, "all"):
                counts[name][0] += 1
                counts[name][1] += after != before
                counts[name][2] += after == Level.NONE
    sys.stdout.write(f"{found} cases found of {sum(row['level'] != 'none' for row in rows)}\n")
    sys.stdout.write(f"{'kind':<12}{'readings':>9}{'other level':>13}{'not found':>11}\n")
    for name, (tried, other, lost) in counts.items():
        sys.stdout.write(f"{name:<12}{tried:>9}{other / tried:>13.1%}{lost / tried:>11.1%}\n")


if __name__ == "__main__":
    main()
