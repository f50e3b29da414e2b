"""The operator's commands on the machine itself."""

import sys
from pathlib import Path

import click
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from hearthside.foundation.verdicts import Refused
from hearthside.people.accounts.queries import demo_accounts_exist
from hearthside.people.members.actions import appoint_operator, finish_onboarding, join
from hearthside.people.members.models import AgeBand, Member
from hearthside.people.organisations.actions import describe_community

from .backups.restoring import restore as restore_backup
from .backups.saving import WITHOUT_KEYS, save
from .demo.loader import load_demo, refuse_unless_empty
from .demo.log_ins import log_ins
from .demo.scale import load_crowd
from .installation import make_tables_if_none

File = click.Path(dir_okay=False, path_type=Path)
NEXT_STEPS = """\
{name} is an operator now. Next:
  1. Start the community:   hearthside run
  2. Log in as {name}, set up the second step it asks for, and keep its spare codes.
  3. Open /operator/ and follow the first-hour list; nobody can join before somebody is on call."""


@click.command("create-operator")
@click.option("--name", prompt="Name of the operator, as members will see it")
@click.option("--passphrase-stdin", is_flag=True, help="Read the passphrase from standard input instead of asking.")
@click.option("--on-call", "on_call", metavar="ADDRESS", help="E-mail address that is told when a member is in danger.")
def create_operator(name: str, passphrase_stdin: bool, on_call: str | None) -> None:
    """Make the account of somebody who runs this community."""
    make_tables_if_none()
    if demo_accounts_exist():
        raise click.ClickException(
            "This is the demo community, which is never made real: set HEARTHSIDE_HOME to a new folder, "
            "and run `hearthside prepare` there."
        )
    try:
        member = _make_operator(name, _passphrase(passphrase_stdin), on_call)
    except Refused as refused:
        raise click.ClickException(str(refused.verdict.reason)) from None
    except ValidationError as wrong:
        raise click.ClickException(" ".join(wrong.messages)) from None
    click.echo(NEXT_STEPS.format(name=member.name))


@click.command()
@click.argument("file", type=File)
@click.option(
    "--with-keys", is_flag=True, help="Also save the keys that open private words; keep such a file locked away."
)
def backup(file: Path, with_keys: bool) -> None:
    """Save the database, uploads and settings made on screen into FILE (.tar.gz), while the community runs."""
    manifest = save(file, with_keys=with_keys)
    click.echo(f"Saved {len(manifest.files)} files into {file} ({file.stat().st_size / 1e6:.1f} MB).")
    click.echo("The keys are in it: whoever has this file can read everything." if with_keys else WITHOUT_KEYS.format(
        kept="the files ending in .secret in the data folder"))  # fmt: skip


@click.command()
@click.argument("file", type=File)
@click.option(
    "--replace", is_flag=True, help="Put it in the place of the community that is here; a copy of that is kept."
)
def restore(file: Path, replace: bool) -> None:
    """Bring back what `hearthside backup` saved."""
    for note in restore_backup(file, replace=replace):
        click.echo(note)
    click.echo("Restored. `hearthside run` brings it up to this version.")


@click.command()
@click.option("--members", type=click.IntRange(1), help="A community of this many invented members, for measuring.")
@click.option("--posts", type=click.IntRange(1), help="… and of this many posts.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same community.")
def demo(members: int | None, posts: int | None, seed: int) -> None:
    """Add an invented community to an empty installation."""
    make_tables_if_none()
    refuse_unless_empty()
    if members or posts:
        load_crowd(members or 1000, posts or 20_000, seed)
    else:
        load_demo()
    click.echo(log_ins())


def _passphrase(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    passphrase: str = click.prompt("Passphrase (ten characters or more)", hide_input=True, confirmation_prompt=True)
    return passphrase


@transaction.atomic
def _make_operator(name: str, passphrase: str, on_call: str | None) -> Member:
    validate_password(passphrase)
    member = join(name, passphrase, AgeBand.FROM_25)
    appoint_operator(member)
    finish_onboarding(member)
    if on_call:
        describe_community(on_call_address=on_call)
    return member
