"""A process, a folder and a database of the simulation's own: the installation is neither read nor written."""

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection

MARK = "simulation.mark"
# A simulated month is thrown away: nothing is lost when the machine stops in the middle of it.
CARELESS = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000;"


def play_apart(arguments: Sequence[str]) -> int:
    """Run the same command in a process with a new empty home, and with no setting of this installation."""
    with tempfile.TemporaryDirectory(prefix="hearthside-simulation-") as home:
        Path(home, MARK).touch()
        ours = {name: value for name, value in os.environ.items() if not name.startswith("HEARTHSIDE_")}
        ours |= {"HEARTHSIDE_HOME": home, "DJANGO_SETTINGS_MODULE": "hearthside.config.settings"}
        command = [sys.executable, "-m", "hearthside.config.cli", *arguments]
        return subprocess.run(command, env=ours, check=False).returncode


def settle_in() -> None:
    """Make the tables of an empty database, quick and careless, with mail that goes nowhere."""
    if not (settings.HOME / MARK).exists():
        raise click.ClickException("A simulation runs in a folder of its own; leave out --apart.")
    connection.settings_dict["OPTIONS"]["init_command"] = CARELESS
    settings.EMAIL_BACKEND = "hearthside.doors.ops.simulation.mail.Sink"
    logging.disable(logging.ERROR)  # troubles are part of the play; they are counted, not told one by one
    call_command("migrate", verbosity=0, interactive=False)
