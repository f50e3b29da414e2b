"""Times a reading beside a plain keyword scan in the same run: p50, p99, their ratio, start-up cost and memory.

Run it on one core: `taskset -c 0 python benchmarks/detection.py`. The last lines say what the trained reader costs.
"""

import statistics
import sys
import time
from collections.abc import Callable

from hearthside.care.safety.detection import read
from hearthside.care.safety.detection.evaluation.speed import measured_speed

PIECES = (
    "We finished the kitchen and my sister liked the colour. ",
    "I don't know how much longer I can keep this up, honestly. ",
    "Work is fine; the new manager is kind and the bus was late again. ",
    "At night I think about killing myself. ",
    "My friend said she would call me tomorrow, but she never did! ",
    "does anyone have a recipe for soup? ",
)
KEYWORDS = (
    "suicide",
    "kill myself",
    "want to die",
    "end my life",
    "better off dead",
    "self harm",
    "cut myself",
    "overdose",
    "no reason to live",
    "goodbye forever",
    "hopeless",
    "can't go on",
)


def texts(count: int, length: int) -> list[str]:
    """Texts that differ, so that nothing is answered from memory."""
    made = []
    for number in range(count):
        words = [
            f"{PIECES[(number * 7 + i * (1 + number % 5)) % len(PIECES)]}Day {number * 31 + i}. "
            for i in range(length // 40)
        ]
        made.append("".join(words)[:length])
    return made


def timed(work: Callable[[str], object], samples: list[str]) -> list[float]:
    durations = []
    for sample in samples:
        began = time.perf_counter()
        work(sample)
        durations.append((time.perf_counter() - began) * 1000)
    return durations


def scan(text: str) -> list[str]:
    lowered = text.lower()
    return [word for word in KEYWORDS if word in lowered]


def main() -> None:
    speed = measured_speed(300)  # before the other readings, so that what loading costs is seen
    for length, count in ((200, 500), (2000, 500), (100_000, 5)):
        samples = texts(count, length)
        ours, theirs = timed(read, samples), timed(scan, samples)
        ratio = statistics.median(ours) / statistics.median(theirs)
        p99 = statistics.quantiles(ours, n=100)[98]
        sys.stdout.write(
            f"{length:>7} characters: p50 {statistics.median(ours):8.2f} ms  p99 {p99:8.2f} ms  "
            f"plain scan p50 {statistics.median(theirs):.4f} ms  ratio {ratio:,.0f}\n"
        )
    for name, (p50, p99) in speed.milliseconds.items():
        sys.stdout.write(f"{name:>18}: p50 {p50:8.2f} ms  p99 {p99:8.2f} ms\n")
    sys.stdout.write(
        f"trained reader: loads in {speed.loading_seconds:.2f} s, adds {speed.added_megabytes:.0f} MB to this process\n"
    )


if __name__ == "__main__":
    main()
