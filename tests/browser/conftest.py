"""A real server process with the demo community, and a real Chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from hearthside.doors.ops import demo

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
PASSPHRASE = re.compile(r"Log in as one of them with: (.+)$", re.M)


@dataclass
class Site:
    """One running installation."""

    url: str
    home: Path
    process: subprocess.Popen[bytes]

    def command(self, *words: str, stdin: str = "") -> str:
        """Run a `hearthside` command on this installation."""
        done = subprocess.run(
            [sys.executable, "-m", "hearthside.config.cli", *words],
            env=environment(self.home),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEARTHSIDE_", "DJANGO_"))}
    return {**kept, "HEARTHSIDE_HOME": str(home), "HEARTHSIDE_JOINS_PER_HOUR": "1000"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, *options: str) -> Site:
    port = free_port()
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "hearthside.config.cli", "run", "--port", str(port), *options],
            env=environment(home),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    site = Site(f"http://127.0.0.1:{port}", home, process)
    for _ in range(1800):
        if process.poll() is not None:
            raise RuntimeError((home / "server.log").read_text())
        try:
            urllib.request.urlopen(site.url + "/help/", timeout=2)
            return site
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within three minutes:\n" + (home / "server.log").read_text())


def stop(site: Site) -> None:
    os.killpg(site.process.pid, signal.SIGTERM)
    site.process.wait(20)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo community, as `bin/run` gives it."""
    running = start(tmp_path_factory.mktemp("demo"))
    yield running
    stop(running)


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    """An installation in which nothing has been set up."""
    running = start(tmp_path, "--without-demo")
    yield running
    stop(running)


@pytest.fixture(scope="session")
def passphrase(site: Site) -> str:
    """The demo people's shared passphrase, as the start of the server prints it."""
    found = PASSPHRASE.search((site.home / "server.log").read_text())
    assert found, "the start prints how to log in"
    return found.group(1).strip()


@pytest.fixture(scope="session")
def people() -> dict[str, str]:
    """The demo cast's names by their keys ("ren" is the responder)."""
    words = Path(demo.__file__).parent / "words" / "cast.yaml"
    return {person["key"]: person["name"] for person in yaml.safe_load(words.read_text())}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """A fresh visitor, once with JavaScript and once without. Any request to another host fails the test."""
    yield from visitor(browser, site.url, request.param)


@pytest.fixture
def scripted_page(browser: Browser, site: Site) -> Iterator[Page]:
    yield from visitor(browser, site.url, True)


def visitor(browser: Browser, url: str, javascript: bool = True, **options: object) -> Iterator[Page]:
    context = browser.new_context(base_url=url, java_script_enabled=javascript, **options)
    elsewhere: list[str] = []
    context.on("request", lambda asked: None if asked.url.startswith((url, "data:")) else elsewhere.append(asked.url))
    opened = context.new_page()
    opened.elsewhere = elsewhere
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    allowed = getattr(opened, "may_leave_to", "https://www.wikipedia.org/")
    context.close()
    assert not [asked for asked in elsewhere if not asked.startswith(allowed)], "a page asked another host"
    assert not complaints
