"""One process for pages and live updates, against a page server of its own: requests per second, as a ratio.

    .venv/bin/python benchmarks/serving.py [--seconds 5] [--rounds 3]

Starts the demo community twice on its own data: as `hearthside run` serves it (granian ASGI, pages through a2wsgi), and
under granian's WSGI server with as many threads. The two are asked in turn; the median of the pairs' ratios is printed.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PAGES = ("/about/", "/spaces/small-good-things/", "/help/ie/")
CONNECTIONS = 16


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        embedded, port = _start(Path(folder), [sys.executable, "-m", "hearthside.config.cli", "run", "--port"])
        apart, apart_port = _start(
            Path(folder),
            [
                str(Path(sys.executable).parent / "granian"),
                "--interface",
                "wsgi",
                "--workers",
                "1",
                "--blocking-threads",
                "8",
                "--no-ws",
                "hearthside.config.wsgi:application",
                "--port",
            ],
        )
        try:
            for page in PAGES:
                _compare(page, port, apart_port, asked.seconds, asked.rounds)
        finally:
            embedded.terminate()
            apart.terminate()


def _compare(page: str, embedded: int, apart: int, seconds: float, rounds: int) -> None:
    ratios, rates = [], []
    for _round in range(rounds):
        one, two = _rate(embedded, page, seconds), _rate(apart, page, seconds)
        ratios.append(one / two)
        rates.append((one, two))
    one, two = (statistics.median(rate[i] for rate in rates) for i in (0, 1))
    print(f"{page:32} one process {one:7.1f}/s   pages apart {two:7.1f}/s   ratio {statistics.median(ratios):.2f}")


def _rate(port: int, page: str, seconds: float) -> float:
    done = [0] * CONNECTIONS
    until = time.monotonic() + seconds

    def ask(number: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < until:
            line.request("GET", page)
            answer = line.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            done[number] += 1

    people = [threading.Thread(target=ask, args=(number,)) for number in range(CONNECTIONS)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return sum(done) / seconds


def _start(home: Path, command: list[str]) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*command, str(port)],
        env={**os.environ, "HEARTHSIDE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(900):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/help/")
            line.getresponse().read()
            return process, port
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not answer")


if __name__ == "__main__":
    main()
