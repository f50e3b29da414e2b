from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from ..directory import shelf
from .compiling import compiled_emergency_numbers, compiled_helplines
from .emergency_faults import emergency_faults
from .helpline_faults import helpline_faults

LARGEST = 20_000_000  # bytes; ours has half a million


class Refusal(Exception):
    """A file that is not taken; one sentence for each thing that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Compiled:
    name: str  # of the file that pages read
    words: str
    records: int
    left_out: int  # channels that the file itself lists as retired


def compile_file(path: Path) -> Compiled:
    """Check a file of helplines or of emergency numbers and turn it into what pages read.

    Raises:
        Refusal: with a sentence for everything that is wrong.
    """
    kept = _read(path)
    if "helplines" in kept:
        return _compiled_if_sound(kept, helpline_faults(kept), shelf.HELPLINES)
    if "countries" in kept:
        return _compiled_if_sound(kept, emergency_faults(kept), shelf.EMERGENCY_NUMBERS)
    raise Refusal([_("The file has neither a list “helplines” nor a list “countries”, so nothing is taken in.")])


def _compiled_if_sound(kept: dict[str, Any], faults: list[str], name: str) -> Compiled:
    if faults:
        raise Refusal(faults)
    if name == shelf.HELPLINES:
        words, left_out = compiled_helplines(kept)
        return Compiled(name, words, len(kept["helplines"]), left_out)
    return Compiled(name, compiled_emergency_numbers(kept), len(kept["countries"]), 0)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal([_("The file is larger than 20 MB; a list of helplines is not.")])
        kept = yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader)
    except OSError as trouble:
        raise Refusal([_("The file cannot be read: %(why)s") % {"why": trouble.strerror}]) from None
    except UnicodeDecodeError:
        raise Refusal([_("The file is not in UTF-8.")]) from None
    except yaml.YAMLError as trouble:
        mark = getattr(trouble, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        raise Refusal([_("The file is not valid YAML, first at line %(line)s.") % {"line": line}]) from None
    if not isinstance(kept, dict):
        raise Refusal([_("The file is not a list of named things; see docs/helplines.md for its form.")])
    return kept


class _PlainLoader(yaml.CSafeLoader):
    """Dates stay words, as exact as they were written; nothing else than plain values is made."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
