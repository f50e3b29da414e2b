"""From the text an operator writes to a protocol, or to what is wrong with it, line by line."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from .steps import Protocol, protocol_from
from .strength import Fault, weaknesses

LONGEST = 20_000  # characters; the shipped one has about three thousand
PARTS = ("imminent", "risk", "concern")
FACTS = ("who", "after", "ways", "again_every", "times", "says", "recorded")
HERE = files(__package__)


def shipped_text() -> str:
    """The protocol that comes with the software, as it is written."""
    return (HERE / "default.yaml").read_text(encoding="utf-8")


@cache
def shipped() -> Protocol:
    return protocol_from(yaml.safe_load(shipped_text()))


def read_text(text: str) -> tuple[dict[str, Any] | None, list[Fault]]:
    """The body that a text stands for, or None with what is wrong, in the order of its lines."""
    if len(text) > LONGEST:
        return None, [Fault("", _("This is too long."))]
    try:
        if any(isinstance(token, yaml.AliasToken | yaml.AnchorToken) for token in yaml.scan(text)):
            return None, [Fault("", _("References (& and *) are not read here; please write it out."))]
        tree, body = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    except yaml.YAMLError as error:
        return None, [_unreadable(error)]
    except (ValueError, RecursionError):  # a date that is none, or brackets without end
        return None, [Fault("", _("This cannot be read. Please begin again from a version that works."))]
    if twice := [
        Fault(_line(node.start_mark.line), _("“%(key)s” is here twice.") % {"key": node.value[:40]})
        for node in _twice(tree)
    ]:
        return None, twice
    found = faults_in(body, tree)
    return (None, found) if found else (body, [])


def faults_in(body: Any, tree: yaml.Node | None = None) -> list[Fault]:
    """What is wrong with a body: its form first, then where it is weaker than the ladder."""
    errors = sorted(_validator().iter_errors(body), key=lambda error: [str(part) for part in error.absolute_path])
    if errors:
        return list(dict.fromkeys(_misfit(error, tree) for error in errors))[:10]
    return weaknesses(protocol_from(body))


def as_text(body: dict[str, Any]) -> str:
    """A body as an operator can edit it: with the explanation above it, and a line for each step."""
    if _validator().is_valid(body):
        return "\n".join([_explanation(), *(line for key in PARTS for line in _lines(key, body[key]))]) + "\n"
    return yaml.safe_dump(body, sort_keys=False, allow_unicode=True)


def _explanation() -> str:
    """What stands above the first part of the shipped text."""
    return shipped_text().partition("\n\n")[0]


def _lines(key: str, plan: dict[str, Any]) -> Iterator[str]:
    """In our order: PostgreSQL keeps none. No value that fits the schema needs quotes."""
    yield from ("", f"{key}:", f"  first_look: {plan['first_look']}", f"  look_again: {plan['look_again']}", "  steps:")
    for step in plan["steps"]:
        facts = [f"{name}: {_flow(step[name])}" for name in FACTS if name in step]
        yield f"    - {{{', '.join(facts)}}}"


def _flow(fact: Any) -> str:
    return f"[{', '.join(fact)}]" if isinstance(fact, list) else str(fact)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((HERE / "schema.json").read_text(encoding="utf-8")))


def _unreadable(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    where = _line(mark.line) if mark else ""
    return Fault(where, _("This line cannot be read: look at the spaces at its beginning, the colons and brackets."))


def _misfit(error: ValidationError, tree: yaml.Node | None) -> Fault:
    path = list(error.absolute_path)
    words = ", ".join(
        f"{_('step')} {part + 1}" if isinstance(part, int) else str(part) for part in path if part != "steps"
    )
    where = ", ".join(part for part in (_line(_line_of(tree, path)) if tree is not None else "", words) if part)
    return Fault(where, _in_words(error))


def _in_words(error: ValidationError) -> str:
    """jsonschema's own messages are for programmers."""
    wanted = error.validator_value
    match error.validator:
        case "required":
            missing = [key for key in wanted if key not in error.instance]
            return _("Missing: %(keys)s.") % {"keys": ", ".join(missing)}
        case "additionalProperties":
            unknown = [str(key)[:40] for key in error.instance if key not in error.schema["properties"]]
            return _("Not known here: %(keys)s.") % {"keys": ", ".join(unknown)}
        case "enum":
            return _("Please choose one of: %(choices)s.") % {"choices": ", ".join(map(str, wanted))}
        case "pattern":
            return _("Please write a time such as “60 s”, “5 min” or “3 h 30 min”.")
        case "uniqueItems":
            return _("The same is here twice.")
        case "minimum" | "maximum":
            return _("Please write a number from 1 to 1000.")
        case "minItems" | "maxItems":
            return _("There must be at least one, and not more than twenty.")
    if error.schema.get("pattern"):
        return _("Please write a time such as “60 s”, “5 min” or “3 h 30 min”.")
    kinds = {"object": _("lines “name: value”"), "array": _("a list"), "integer": _("a whole number")}
    return _("Here should stand %(kind)s.") % {"kind": kinds.get(str(wanted), _("a word"))}


def _line(number: int | None) -> str:
    return _("line %(number)d") % {"number": number + 1} if number is not None else ""


def _line_of(node: yaml.Node, path: list[str | int]) -> int:
    """The line of what a path leads to, or of the last part of it that is there."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            found = node.value[part]
        else:
            found = None
        if found is None:
            break
        node = found
    return int(node.start_mark.line)


def _twice(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Keys that stand twice in one place; the reader would silently take the last."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key
            seen.add(str(key.value))
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twice(value)
