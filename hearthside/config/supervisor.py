"""Keeps one helper process of ours alive for as long as we live."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

PATIENCE = 5  # seconds a helper has to end by itself
LONGEST_PAUSE = 30.0
HEALTHY_AFTER = 60.0  # seconds after which a crash counts as the first one again


class Supervisor:
    """Starts `hearthside NAME`, starts it again when it crashes, and ends it with us."""

    def __init__(self, name: str, said_in: Path) -> None:
        self.said = said_in.open("wb")
        self.command = [sys.executable, "-m", "hearthside.config.cli", name, f"--with-parent={os.getpid()}"]
        self.stopping, self.starting = threading.Event(), threading.Lock()
        self.process = self._start()
        self.watcher = threading.Thread(target=self._watch, name=f"supervisor of {name}", daemon=True)

    def __enter__(self) -> "Supervisor":
        self.watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.starting:
            self.stopping.set()
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.said.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl+C reaches us alone, and we end it in order.
        return subprocess.Popen(
            self.command,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=self.said,
            start_new_session=True,
        )

    def _watch(self) -> None:
        pause = 1.0
        while not self.stopping.is_set():
            began = time.monotonic()
            self.process.wait()
            if self.stopping.wait(pause):
                return
            pause = 1.0 if time.monotonic() - began > HEALTHY_AFTER else min(pause * 2, LONGEST_PAUSE)
            with self.starting:
                if not self.stopping.is_set():
                    self.process = self._start()
