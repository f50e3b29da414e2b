"""Hostile strings against detection: no exception, and time that grows no faster than the text.

    python benchmarks/detection_fuzz.py [--short 1000000] [--long 1000] [--seed 1]

Short ones have up to 200 characters, long ones 100,000: any characters at all, words of the lexicons in any order,
endless repetition, unclosed quotations, marks that stack, letters set apart, traps for regular expressions. Printed are
exceptions (with the seed that makes the string again) and the time per character at both lengths.
"""

import argparse
import random
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from hearthside.care.safety import detection

LEXICONS = Path(detection.__file__).parent / "lexicons"
LANGUAGES = ("en", *sorted(folder.name for folder in LEXICONS.iterdir() if folder.is_dir() and folder.name != "en"))
TRAPS = (
    "a",
    "i ",
    "aaaa!",
    "\"'",
    "((((",
    "not ",
    "i want to i want to ",
    "k i l l ",
    "\u0301",
    "👩‍👩‍👧",
    "...",
    ",,,",
    "\n> ",
    "@a.",
    "+1 ",
    "0123 ",
)
WORDS = tuple(
    "i want to not never die kill myself tonight goodbye pills my friend said she he you if when again because".split()  # noqa: SIM905
)


def phrases() -> list[str]:
    found = []
    for path in sorted(LEXICONS.glob("*/*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).values():
            if isinstance(entry, dict):
                found += [phrase for phrase in entry.get("phrases", ()) if isinstance(phrase, str)]
    return found


def hostile(chance: random.Random, length: int, known: list[str]) -> str:
    makers: tuple[Callable[[], str], ...] = (
        lambda: chr(chance.choice([chance.randrange(0x80), chance.randrange(0x3000), chance.randrange(0x110000)])),
        lambda: chance.choice(WORDS) + chance.choice((" ", "  ", ". ", ", ", "\n", "")),
        lambda: chance.choice(known) + " ",
        lambda: chance.choice(TRAPS) * chance.randrange(1, 40),
    )
    # One kind alone half of the time: repetition is what traps regular expressions.
    chosen = [chance.choice(makers)] if chance.random() < 0.5 else makers
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(chance.choice(chosen)())
        size += len(parts[-1])
    return "".join(parts)[:length]


def run(count: int, length: Callable[[random.Random], int], seed: int, known: list[str]) -> tuple[int, list[float]]:
    """Exceptions, and microseconds a character for each string."""
    failures, took = 0, []
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        text = hostile(chance, length(chance), known)
        language = chance.choice(LANGUAGES)
        began = time.perf_counter()
        try:
            reading = detection.read(text, language)
            assert all(0 <= sign.start <= sign.end <= len(text) for sign in reading.signs)
        except Exception as error:
            failures += 1
            sys.stdout.write(f"seed {seed}, string {number}, {language}: {type(error).__name__}\n")
        took.append((time.perf_counter() - began) * 1e6 / max(len(text), 1))
        if count >= 10_000 and number and number % (count // 10) == 0:
            sys.stderr.write(f"{number} read\n")
    return failures, took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", type=int, default=1_000_000)
    parser.add_argument("--long", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    known = phrases()
    detection.read("The first reading compiles the lexicons.")
    kinds = (
        ("up to 200", asked.short, lambda chance: chance.randrange(1, 201)),
        ("100,000", asked.long, lambda _: 100_000),
    )
    failed = 0
    for name, count, length in kinds:
        if not count:
            continue
        failures, took = run(count, length, asked.seed, known)
        failed += failures
        sys.stdout.write(
            f"{count:,} strings of {name} characters: {failures} exceptions; microseconds a character: "
            f"median {statistics.median(took):.1f}, highest {max(took):.1f}\n"
        )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
