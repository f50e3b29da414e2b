"""`hearthside screen FILE.csv`: reads every text of a table, and measures the reading where the table holds labels."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click
from tqdm import tqdm

from .measures import Measured, measured, report_lines
from .reading import Reading, read
from .signs import Axis, Community

TRUE = {"1", "1.0", "true", "yes", "y", "t", "positive", "risk", "suicide", "suicidal"}
FALSE = {"0", "0.0", "false", "no", "n", "f", "negative", "none", "non-suicide", "neutral", "safe"}


class TableTrouble(click.ClickException):
    """The table cannot be read as asked; the message says what to do."""


@dataclass(frozen=True)
class Screened:
    row: int
    reading: Reading


def screen(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    path: Path,
    text_column: str,
    label_column: str | None,
    language: str,
    out: Path | None,
    as_json: bool,
    stream: TextIO,
) -> Measured:
    """Read each text of the table at `path`, write the results to `out`, and the summary to `stream`."""
    rows = _rows(path, text_column, label_column)
    seen: list[tuple[int, float, bool | None]] = []
    told = Community(languages=frozenset({language}))
    with _Results(out) as results:
        for number, text, label in tqdm(rows, unit=" texts", file=sys.stderr, disable=None):
            reading = read(text, language, told)
            results.write(Screened(number, reading))
            seen.append((int(reading.level), reading.risk, label))
    summary = measured(seen, has_labels=label_column is not None)
    stream.write(json.dumps(summary.as_dict(), indent=2) + "\n" if as_json else "\n".join(report_lines(summary)) + "\n")
    return summary


@click.command("screen")
@click.argument("path", metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--text", "text_column", default="text", show_default=True, help="The column that holds the texts.")
@click.option("--label", "label_column", default=None, help="A column of 1 and 0, to measure against.")
@click.option("--language", default="en", show_default=True, help="The language most texts are written in.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write one row per text to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def screen_command(
    path: Path, text_column: str, label_column: str | None, language: str, out: Path | None, as_json: bool
) -> None:
    """Read every text of a CSV file for signs of danger. Nothing is kept and nothing leaves this machine."""
    screen(path, text_column, label_column, language, out, as_json, sys.stdout)


def _rows(path: Path, text_column: str, label_column: str | None) -> Iterator[tuple[int, str, bool | None]]:
    csv.field_size_limit(2**31 - 1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(line.replace("\0", "\ufffd") for line in file)
            _need_columns(path, table.fieldnames, text_column, label_column)
            for number, row in enumerate(table):
                label = _label(row[label_column], number) if label_column else None
                yield number, row[text_column] or "", label
    except UnicodeDecodeError as error:
        raise TableTrouble(
            f"{path} is not UTF-8 text. Save it as “CSV UTF-8”, or convert it, for example with: "
            f"iconv -f WINDOWS-1252 -t UTF-8 {path.name} > utf8.csv"
        ) from error
    except csv.Error as error:
        raise TableTrouble(f"{path} cannot be read as a table: {error}.") from error


def _need_columns(path: Path, present: Sequence[str] | None, *wanted: str | None) -> None:
    columns = list(present or ())
    if not columns:
        raise TableTrouble(f"{path} is empty; its first line must name the columns.")
    for name in wanted:
        if name is not None and name not in columns:
            raise TableTrouble(f"{path} has no column “{name}”. Its columns are: {', '.join(map(str, columns))}.")


def _label(written: str | None, number: int) -> bool | None:
    """True, false, or None for an empty cell, whose row is read but not measured."""
    value = (written or "").strip().lower()
    if not value:
        return None
    if value in TRUE or value in FALSE:
        return value in TRUE
    raise TableTrouble(
        f"Row {number} has the label “{written}”. Labels are 1 or 0 (or true/false, yes/no); "
        "make a column of these, or leave --label out."
    )


class _Results:
    """Opens the file of results, or does nothing when none is wanted."""

    def __init__(self, out: Path | None) -> None:
        self.file: TextIO | None = out.open("w", encoding="utf-8", newline="") if out else None

    def __enter__(self) -> "_Results":
        if self.file:
            self.table = csv.writer(self.file, lineterminator="\n")
            self.table.writerow(["row", "level", "risk", *(f"axis_{axis}" for axis in Axis), "signs"])
        return self

    def write(self, screened: Screened) -> None:
        if not self.file:
            return
        reading = screened.reading
        signs = [
            {
                "level": sign.level.key,
                "axis": str(sign.axis),
                "start": sign.start,
                "end": sign.end,
                "code": sign.code,
                "sentence": str(sign.sentence),
            }
            for sign in reading.signs
        ]
        axes = [reading.axes[axis] for axis in Axis]
        self.table.writerow(
            [screened.row, reading.level.key, reading.risk, *axes, json.dumps(signs, ensure_ascii=False)]
        )

    def __exit__(self, *_: object) -> None:
        if self.file:
            self.file.close()
