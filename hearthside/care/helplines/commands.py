from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import actions, queries
from .directory import everything, has_own_file
from .importing import Refusal, compile_file
from .models import WrongNumber


@click.group("helplines")
def helplines_commands() -> None:
    """The helplines that pages show: take in a list of your own, see what is due for a check."""


@helplines_commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), help="Another folder than the data folder."
)
def import_command(file: Path, folder: Path | None) -> None:
    """Check FILE (helplines or emergency numbers) and let pages read it; wrong in one place, it is refused whole."""
    try:
        compiled = compile_file(file)
    except Refusal as refusal:
        for fault in refusal.faults:
            click.echo(f"- {fault}", err=True)
        wrong = {"number": len(refusal.faults)}
        raise click.ClickException(_("Nothing was taken in. Things that are wrong: %(number)d.") % wrong) from None
    target = (folder or Path(settings.HOME)) / compiled.name
    half = target.with_suffix(".half")
    half.write_text(compiled.words, encoding="utf-8")
    half.replace(target)
    click.echo(_("%(number)d records are in %(file)s.") % {"number": compiled.records, "file": target})
    if compiled.left_out:
        click.echo(_("%(number)d retired numbers were left out.") % {"number": compiled.left_out})


@helplines_commands.command("check")
@click.option("--all", "everyone", is_flag=True, help="List every helpline that is due, not only the first thirty.")
def check_command(everyone: bool) -> None:
    """What somebody here should call or look up next, and what readers reported."""
    if taken := actions.take_in_reports():
        click.echo(_("%(number)d reports came while the database was away; they are here now.") % {"number": taken})
    actions.refresh_overlay()
    due = queries.due_for_review(timezone.now())
    whose = _("your own list") if has_own_file() else _("the list that came with this software")
    click.echo(
        _("%(due)d of %(all)d helplines are due (%(whose)s).")
        % {"due": len(due), "all": len(everything()), "whose": whose}
    )
    _print_due(due if everyone else due[:30])
    _print_reports(list(queries.open_reports()))


def _print_due(due: list[queries.Due]) -> None:
    for one in due:
        checked = timezone.localdate(one.checked_at).isoformat() if one.checked_at else _("never")
        reached = ", ".join(way.display or way.url or way.address for way in one.helpline.channels)
        click.echo(f"{one.helpline.country}  {checked:<10}  {one.open_reports:>2}  {one.helpline.id}: {reached}")


def _print_reports(reports: list[WrongNumber]) -> None:
    words = ngettext(
        "%(number)d report of a wrong number is open.", "%(number)d reports of wrong numbers are open.", len(reports)
    )
    click.echo(words % {"number": len(reports)})
    for report in reports:
        day = timezone.localdate(report.made_at).isoformat()
        click.echo(f"{day}  {report.helpline}: {report.get_what_display()} {report.words}".rstrip())
