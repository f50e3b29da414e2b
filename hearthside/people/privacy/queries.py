import json
import zipfile
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from hearthside.foundation.personal_data import claims
from hearthside.people.members.models import Member

from .models import Choice, Consent

CHOICE_VERSION = "1"  # of what the page of choices says; whoever agreed to another version is asked again
IN_MEMORY = 2_000_000  # bytes; a larger export goes through a file that nobody else can open and that vanishes


def has_consented(member: Member, what: str, version: object) -> bool:
    return Consent.objects.filter(member=member, what=what, version=str(version)).exists()


def allows(member: Member, choice: Choice) -> bool:
    return has_consented(member, choice, CHOICE_VERSION)


def choices_of(member: Member) -> list[str]:
    """What somebody allows today."""
    own = Consent.objects.filter(member=member, what__in=Choice.values, version=CHOICE_VERSION)
    return list(own.values_list("what", flat=True))


def members_who_allow(choice: Choice) -> QuerySet[Member]:
    agreed = Consent.objects.filter(what=choice, version=CHOICE_VERSION)
    return Member.objects.filter(pk__in=agreed.values("member"))


def consents_of(member: Member) -> QuerySet[Consent]:
    return Consent.objects.filter(member=member).order_by("given_at")


def sections(member: Member) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What every app keeps about a member, one app at a time."""
    for known in claims():
        if rows := known.export(member):
            yield str(known.title or type(known).__name__), rows


def export_file(member: Member) -> IO[bytes]:
    """Everything about a member as one zip with two files: one to read, one for programs."""
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115, the caller sends and closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("everything.json", "w") as as_json:
            as_json.write(f'{{"made_at": {json.dumps(timezone.now().isoformat())}, "sections": {{'.encode())
            for number, (title, rows) in enumerate(sections(member)):
                line = f"{', ' if number else ''}{json.dumps(title)}: {_as_json(rows)}"
                as_json.write(line.encode("utf-8", "replace"))
            as_json.write(b"}}\n")
        with packed.open("everything.html", "w") as as_html:
            as_html.write(render_to_string("privacy/_export_begin.html", {"made_at": timezone.now()}).encode())
            for title, rows in sections(member):
                part = render_to_string("privacy/_export_section.html", {"title": title, "rows": _as_lists(rows)})
                as_html.write(part.encode("utf-8", "replace"))
            as_html.write(b"</main></body></html>\n")
    file.seek(0)
    return file


def _as_json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, default=str, indent=1)


def _as_lists(rows: list[dict[str, Any]]) -> list[list[tuple[str, Any]]]:
    """Rows as pairs of words and value, lists joined, for people."""
    return [[(key.replace("_", " "), _in_words(value)) for key, value in row.items()] for row in rows]


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')}: {_in_words(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(_in_words(inner) for inner in value)
    return "" if value is None else str(value)
