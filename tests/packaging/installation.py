"""A real installation in a folder of its own, started as an operator starts it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


@dataclass
class Installation:
    home: Path
    command: list[str] = field(default_factory=lambda: [sys.executable, "-m", "hearthside.config.cli"])
    settings: dict[str, str] = field(default_factory=dict)

    def surroundings(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("HEARTHSIDE_", "DJANGO_"))}
        return {**ours, "HEARTHSIDE_HOME": str(self.home), **self.settings}

    def call(self, *arguments: str, told: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*self.command, *arguments], env=self.surroundings(), input=told, capture_output=True, text=True,
            timeout=300, check=False, cwd=self.home.parent,
        )  # fmt: skip

    def did(self, *arguments: str, told: str = "") -> str:
        done = self.call(*arguments, told=told)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *arguments: str, told: str = "") -> str:
        """The one sentence on stderr; never a traceback."""
        done = self.call(*arguments, told=told)
        assert done.returncode in {1, 2}, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done.stderr.strip()

    def rows(self) -> str:
        return self.did("dumpdata", "--all")

    @contextlib.contextmanager
    def running(self, *arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
        """Its address and process, once the first page was answered; stopped with SIGTERM."""
        port = free_port()
        process = subprocess.Popen(
            [*self.command, "run", "--port", str(port), *arguments], env=self.surroundings(), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=self.home.parent,
        )  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address, process)
            yield address, process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(address: str, process: "subprocess.Popen[str]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(process.stdout.read() if process.stdout else "it stopped")
        with contextlib.suppress(OSError):
            if get(address)[0] == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()
