"""How long a reading takes and how much memory the trained reader adds, in this process."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from ..reading import read

SENTENCES = (
    "We finished the kitchen and my sister liked the colour.",
    "I don't know how much longer I can keep this up, honestly.",
    "Work is fine; the new manager is kind and the bus was late again.",
    "At night I think about killing myself.",
    "My friend said she would call me tomorrow, but she never did!",
    "does anyone have a recipe for soup?",
    "The doctor changed the dose and I slept six hours, which is new.",
)
WORDS = (30, 150, 800, 2000)
PATHS = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
LOADING = """
import time
from pathlib import Path
import resource
from hearthside.care.safety.detection import Community, read

def megabytes():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

post = "I do not know how to go on, and nobody in this house has asked. " * 30
read(post, community=Community(trained=False))
before, began = megabytes(), time.perf_counter()
read(post)
print(time.perf_counter() - began, megabytes() - before)
"""


@dataclass(frozen=True)
class Speed:
    """Milliseconds of one core for each length, p50 and p99; seconds to load; megabytes that loading added."""

    milliseconds: dict[str, tuple[float, float]]
    loading_seconds: float
    added_megabytes: float


def measured_speed(samples: int = 100) -> Speed:
    read(SENTENCES[0])  # lexicons are compiled by the first reading
    milliseconds = {f"{count} words": _timed(list(_posts(samples, count))) for count in WORDS}
    milliseconds["2,000 characters"] = _timed([post[:2000] for post in _posts(samples, 420)])
    loading, added = _cost_of_loading()
    return Speed(milliseconds, loading, added)


def _cost_of_loading() -> tuple[float, float]:
    """In a new process that has read by phrases already, as a server would have."""
    answer = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=True, env={**os.environ, **PATHS}
    )
    seconds, megabytes = answer.stdout.split()
    return round(float(seconds), 3), round(float(megabytes), 1)


def _posts(count: int, words: int) -> Iterator[str]:
    """Posts that differ, so that nothing is answered from memory."""
    for number in range(count):
        sentences = cycle([*SENTENCES[number % len(SENTENCES) :], f"Day {number * 37} of this.", *SENTENCES])
        post: list[str] = []
        while len(post) < words:
            post += [*next(sentences).split(), f"{number * 31 + len(post)}."]
        yield " ".join(islice(post, words))


def _timed(posts: list[str]) -> tuple[float, float]:
    durations = []
    for post in posts:
        began = time.process_time()  # what else the machine does at the time is not counted
        read(post)
        durations.append((time.process_time() - began) * 1000)
    return round(statistics.median(durations), 2), round(statistics.quantiles(durations, n=100)[98], 2)
