"""`hearthside simulate care`: a month of the care around a community, played through the real actions."""

import json
import sys
import time

import click

from hearthside.care.staffing.assumptions import printed

from .apart import ErrorCount, play_apart, settle_in
from .care import Script, play

STAFFINGS = ("planner", "short", "generous")


@click.group("simulate")
def simulate() -> None:
    """Play through what could happen, apart from this community: nothing here is read or changed."""


def _staffing(_context: click.Context, _option: click.Parameter, typed: str) -> str:
    if typed in STAFFINGS or (typed.isdecimal() and int(typed) <= 60):
        return typed
    raise click.BadParameter("write planner, short, generous, or how many people at every hour (0 to 60).")


@simulate.command("care")
@click.option("--days", type=click.IntRange(1, 92), default=30, show_default=True)
@click.option("--members", type=click.IntRange(20, 100_000), default=10_000, show_default=True)
@click.option(
    "--staffing",
    callback=_staffing,
    default="planner",
    show_default=True,
    help="planner, short, generous, or a number of people at every hour.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed plays the same month.")
@click.option("--json", "as_json", is_flag=True, help="Print figures for programs, and nothing else.")
@click.option("--apart", is_flag=True, hidden=True)
def care(days: int, members: int, staffing: str, seed: int, as_json: bool, apart: bool) -> None:
    """How long members in danger wait for a person, at one staffing."""
    if not apart:
        sys.exit(play_apart([*sys.argv[1:], "--apart"]))
    settle_in()
    began = time.monotonic()
    result = play(Script(days, members, staffing, seed))
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=2))
        return
    click.echo(printed())
    click.echo(result.as_table())
    for sentence in sorted(set(ErrorCount.found)):
        click.echo(f"logged: {sentence}")
    click.echo(f"played in {time.monotonic() - began:.0f} seconds")
