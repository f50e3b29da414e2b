"""The `hearthside` command: our own words first, all of Django's behind them."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from .environment import BadSetting
from .trouble import sentence_for

# Imported only when asked for, after Django is set up.
COMMANDS = {
    "worker": "hearthside.config.worker:worker",
    "live": "hearthside.config.live:live",
    "prepare": "hearthside.config.prepare:prepare_command",
    "who-hears": "hearthside.config.who_hears:who_hears",
    "create-operator": "hearthside.doors.ops.commands:create_operator",
    "backup": "hearthside.doors.ops.commands:backup",
    "restore": "hearthside.doors.ops.commands:restore",
    "demo": "hearthside.doors.ops.commands:demo",
    "helplines": "hearthside.care.helplines.commands:helplines_commands",
    "help-card": "hearthside.care.safety.card_table:help_card_command",
    "simulate": "hearthside.doors.ops.simulation.command:simulate",
    "screen": "hearthside.care.safety.detection.csv_screen:screen_command",
    "detection": "hearthside.care.safety.detection.commands:detection_commands",
}


class Doors(click.Group):
    """Commands that are imported when they are called, so that asking for one does not load all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*self.commands, *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            command: click.Command = load(COMMANDS[cmd_name])
            return command
        return super().get_command(ctx, cmd_name)


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hearthside")
def hearthside() -> None:
    """A community in which people support each other. Django's own commands (migrate, shell, …) work here too."""


@hearthside.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="HEARTHSIDE_PORT", show_default=True)
@click.option("--host", default="127.0.0.1", envvar="HEARTHSIDE_HOST", show_default=True, help="Address to listen on.")
@click.option("--without-demo", is_flag=True, help="Start an empty installation empty, to set it up yourself.")
def run(port: int, host: str, without_demo: bool) -> None:
    """Prepare what is missing and serve the community: pages, live updates and background work."""
    os.environ["HEARTHSIDE_PORT"] = str(port)  # the settings name it in addresses, here and in the worker
    load("hearthside.config.serve:start")(host, port, with_demo=not without_demo)


def load(where: str) -> Any:
    """What `module:name` names, with Django set up first."""
    import_module("django").setup()
    module, name = where.split(":")
    return getattr(import_module(module), name)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    sys.exit(_plainly(_ours if _is_ours(sys.argv[1:]) else _djangos))


def _is_ours(arguments: list[str]) -> bool:
    return not arguments or arguments[0].startswith("-") or arguments[0] in {*hearthside.commands, *COMMANDS}


def _ours() -> None:
    hearthside.main(sys.argv[1:] or ["--help"], prog_name="hearthside", standalone_mode=False)


def _djangos() -> None:
    import_module("django.core.management").execute_from_command_line(["hearthside", *sys.argv[1:]])


def _plainly(command: Callable[[], None]) -> int:
    """Run it; what can go wrong outside our code becomes one sentence, a bug of ours stays loud."""
    try:
        command()
    except click.ClickException as trouble:
        return _say(trouble.format_message(), trouble.exit_code)
    except BadSetting as trouble:
        return _say(str(trouble), 2)
    except (KeyboardInterrupt, click.Abort):
        return 130
    except Exception as trouble:
        if sentence := sentence_for(trouble):
            return _say(sentence, 1)
        raise
    return 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
