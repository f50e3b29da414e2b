"""What is wrong with a file, as sentences for the person who wrote it."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ..directory import COUNTRIES, shelf


def schema_faults(kept: dict[str, Any], schema: str, records: str) -> Iterator[str]:
    """Where the file leaves the written form."""
    form = json.loads((Path(shelf.SHIPPED) / schema).read_text(encoding="utf-8"))
    for error in sorted(Draft202012Validator(form).iter_errors(kept), key=lambda one: [str(step) for step in one.path]):
        yield _("%(where)s: %(what)s") % {"where": _place(error, kept, records), "what": _what(error)}


def country_faults(code: str) -> Iterator[str]:
    if code not in COUNTRIES:
        yield _("%(code)s is not a country in ISO 3166.") % {"code": code}


def twice(values: list[Any]) -> list[Any]:
    return [value for value, times in Counter(values).items() if times > 1]


def _place(error: ValidationError, kept: dict[str, Any], records: str) -> str:
    steps = list(error.absolute_path)
    if len(steps) < 2 or steps[0] != records or not isinstance(steps[1], int):
        return "/".join(str(step) for step in steps) or _("The file")
    record = kept[records][steps[1]]
    name = record.get("id") or record.get("country") if isinstance(record, dict) else None
    named = str(name or _("record %(number)d") % {"number": steps[1] + 1})
    return "/".join([named, *(str(step + 1) if isinstance(step, int) else str(step) for step in steps[2:])])


def _what(error: ValidationError) -> str:
    if error.instance is False and error.validator == "type":
        return _("no word is here; YAML reads a bare NO as “no”, so write 'NO' in quotes.")
    if error.validator == "required":
        return _("something is missing: %(what)s.") % {"what": error.message}
    if error.validator == "enum":
        return _("“%(given)s” is not one of: %(known)s.") % {
            "given": error.instance, "known": ", ".join(str(known) for known in error.validator_value),
        }  # fmt: skip
    if error.validator == "pattern":
        return _("“%(given)s” does not have the right form.") % {"given": error.instance}
    return f"{error.message[:200]}."
