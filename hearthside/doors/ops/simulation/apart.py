"""A process, a folder and a database of the simulation's own: the installation is neither read nor written."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection

MARK = "simulation.mark"
DELIVERY = "hearthside.care.notifications.actions.delivery"
# A simulated month is thrown away: nothing is lost when the machine stops in the middle of it.
CARELESS = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000;"


class ErrorCount(logging.Handler):
    """Errors are counted, not told one by one. Mail that does not leave while it is down is part of the play."""

    found: ClassVar[list[str]] = []

    def emit(self, entry: logging.LogRecord) -> None:
        if entry.name != DELIVERY:
            self.found.append(f"{entry.name}: {entry.msg}")


def play_apart(arguments: Sequence[str]) -> int:
    """Run the same command in a process with a new empty home, and with no setting of this installation."""
    signal.signal(signal.SIGTERM, lambda *_stopped: sys.exit(143))  # so that folder and process do not stay behind
    with tempfile.TemporaryDirectory(prefix="hearthside-simulation-") as home:
        Path(home, MARK).touch()
        ours = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHSIDE_")}
        ours |= {"HEARTHSIDE_HOME": home, "DJANGO_SETTINGS_MODULE": "hearthside.config.settings"}
        ours["HEARTHSIDE_DETECTION_TRAINED"] = "no"  # whom people reach is played here, not who is found
        command = [sys.executable, "-m", "hearthside.config.cli", *arguments]
        return subprocess.run(command, env=ours, check=False).returncode


def settle_in() -> None:
    """Make the tables of an empty database, quick and careless, with mail that goes nowhere."""
    if not (settings.HOME / MARK).exists():
        raise click.ClickException("A simulation runs in a folder of its own; leave out --apart.")
    connection.settings_dict["OPTIONS"]["init_command"] = CARELESS
    settings.EMAIL_BACKEND = "hearthside.doors.ops.simulation.mail.Sink"
    logging.getLogger().handlers = [ErrorCount(logging.ERROR)]
    call_command("migrate", verbosity=0, interactive=False)
