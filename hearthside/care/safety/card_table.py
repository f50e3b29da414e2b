"""All that the help card can answer, in one table: docs/help-card.md is this, and a test keeps the two the same."""

import click
from django.utils import translation

from .barriers import BARRIERS, Situation

HEAD = """# The help card: every answer

Shown in the same response when words call for it, or when somebody comes back to the card. It says what was heard, asks
what makes reaching out hard, answers that one thing, shows at most three lines that fit, and offers a person here with
the true wait. What is chosen on it is counted by month and linked to nobody.

Each answer is two parts read as one: what is true for this barrier in every situation, then what is true where the
writer is. Where several situations hold at once, the one that closes most ways decides, in this order: no country, no
line that fits, can only write, nobody on duty, ordinary. No answer names an hour or promises anybody: hours and waits
stand beside it and come from the rota.

This page is made from the code. Change the words in `care/safety/barriers/words.py`, then run
`hearthside help-card > docs/help-card.md`. A test compares the two, and measures that a reader of about twelve can read
each answer.

| What makes it hard | Situation | The card says |
|---|---|---|
"""


def as_table() -> str:
    """The page for docs/, in the language that the sentences were written in."""
    with translation.override("en"):
        rows = [
            f"| {known.label} | {where.value} | {' '.join(map(str, known.words_in(where)))} |"
            for known in BARRIERS
            for where in Situation
        ]
    return HEAD + "\n".join(rows) + "\n"


@click.command("help-card")
def help_card_command() -> None:
    """Print every answer of the help card as a table."""
    click.echo(as_table(), nl=False)
