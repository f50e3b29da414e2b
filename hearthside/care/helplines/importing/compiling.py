"""The records that pages read: nothing withheld, nothing retired, no notes for curators; one record a line."""

import json
import re
from typing import Any

import phonenumbers

from .helpline_faults import digits, independent

# Notes that say where in its country a line works, and the place they mean. Other notes are for curators.
PLACES = {
    "residents of Dubai; free": "Dubai",
    "Province of Buenos Aires only": "Provincia de Buenos Aires",
    "Bogotá": "Bogotá",
    "Oromia region; page writes +251221-117575": "Oromia",
    "Kurdistan Region": "Kurdistan",
    "Lancashire and South Cumbria only": "Lancashire, South Cumbria",
    "Somaliland only; 24/7": "Somaliland",
    "New Jersey": "New Jersey",
}
_AGES = re.compile(r"\bages (?P<youngest>\d+)-(?P<oldest>\d+)|\bunder (?P<under>\d+)|\bup to (?P<upto>\d+)\b")
_YOUNG = re.compile(r"\b(child|kid|youth|teen|young|jeune|детск)", re.I)
COPIED = ("id", "country", "name", "scope", "rank", "purposes", "website", "cost", "newest_source", "languages")


def compiled_helplines(kept: dict[str, Any]) -> tuple[str, int]:
    """The file's words, and how many channels were left out because the file lists them as retired."""
    gone = retired(kept)
    records = [_compiled(record, gone) for record in sorted(kept["helplines"], key=lambda one: one["id"])]
    shown = [record for record in records if record["channels"]]
    left_out = _channels_in(kept["helplines"]) - _channels_in(records)
    used = sorted({origin["id"] for record in shown for origin in record["origins"]})
    sources = {source: _only(kept["sources"][source], "family", "name", "url", "date") for source in used}
    return _one_record_a_line(sources=sources, helplines=shown), left_out


def _channels_in(records: list[dict[str, Any]]) -> int:
    return sum(len(record["channels"]) for record in records)


def compiled_emergency_numbers(kept: dict[str, Any]) -> str:
    countries = sorted(kept["countries"], key=lambda one: one["country"])
    return _one_record_a_line(countries=[_compiled_country(record) for record in countries])


def retired(kept: dict[str, Any]) -> set[str]:
    """Every form in which a retired number could come back: as printed, and as dialled from abroad."""
    found: set[str] = set()
    for record in kept["retired_numbers"]:
        for printed in record["number"].split(";"):
            found.add(digits(printed))
            try:
                parsed = phonenumbers.parse(printed, record["country"])
            except phonenumbers.NumberParseException:
                continue
            found.add(digits(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)))
    return found


def is_retired(channel: dict[str, Any], gone: set[str]) -> bool:
    dialled = digits(channel.get("dial", ""))
    return bool(dialled) and (dialled in gone or dialled + digits(channel.get("label", "")) in gone)


def _compiled(record: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    compiled = _only(record, *COPIED)
    notes = [*record.get("notes", []), *record.get("disagreements", [])]
    compiled |= {
        "channels": [_channel(way) for way in record["channels"] if not is_retired(way, gone)],
        "origins": [_origin(source) for source in record["sources"]],
        "regions": record["region"].split(",") if record.get("region") else [],
        "place": next((PLACES[note] for note in notes if note in PLACES), ""),
        "hours": record.get("hours", ""),
        "is_confirmed": record["confidence"] == "confirmed",
        **_ages(notes),
        **_doubts(record.get("disagreements", [])),
    }
    compiled["is_for_young_people"] = _is_for_young_people(record, compiled)
    return {key: value for key, value in compiled.items() if value not in ("", [], False, None)}


def _ages(notes: list[str]) -> dict[str, int | None]:
    for note in notes:
        if found := _AGES.search(note):
            oldest = found["oldest"] or found["upto"] or (found["under"] and int(found["under"]) - 1)
            return {"youngest": int(found["youngest"]) if found["youngest"] else None, "oldest": int(oldest)}
    return {}


def _doubts(disagreements: list[str]) -> dict[str, bool]:
    """Sources may disagree about the hours alone, about the numbers, or so much that somebody must check first."""
    about_numbers = [words for words in disagreements if not words.startswith("hours:")]
    return {
        "hours_are_disputed": len(about_numbers) < len(disagreements),
        "is_disputed": bool(about_numbers),
        "is_held_back": any("verify before display" in words.casefold() for words in about_numbers),
    }


def _is_for_young_people(record: dict[str, Any], compiled: dict[str, Any]) -> bool:
    """A young people's line: by its purposes, its ages, its name, or as a member of Child Helpline International.

    A line about suicide that young people also use, such as a national text line, is there for everybody.
    """
    purposes = set(record["purposes"])
    if "youth" not in purposes:
        return False
    if compiled.get("oldest") or not purposes & {"suicide", "emotional_support"}:
        return True
    is_child_helpline = any(source["family"] == "chi" for source in record["sources"])
    return "suicide" not in purposes and (is_child_helpline or bool(_YOUNG.search(record["name"])))


def _channel(channel: dict[str, Any]) -> dict[str, Any]:
    kept = _only(channel, "type", "display", "dial", "e164", "label", "url", "address", "in_country_only")
    if re.fullmatch(r"[A-Z0-9]+", channel.get("keyword", "")):  # else the sources do not agree on the word
        kept["keyword"] = channel["keyword"]
    kept["is_confirmed"] = channel["confidence"] == "confirmed"
    kept["independent"] = max(1, independent(channel))
    return {key: value for key, value in kept.items() if value not in ("", None)}


def _origin(source: dict[str, Any]) -> dict[str, Any]:
    return _only(source, "id", "url", "date", "page_modified")


def _compiled_country(record: dict[str, Any]) -> dict[str, Any]:
    compiled: dict[str, Any] = {"country": record["country"]}
    if services := record.get("services"):
        compiled["services"] = {name: _service(service) for name, service in services.items()}
    if others := record.get("other_emergency_numbers"):
        compiled["without_service"] = others["numbers"]
    return compiled


def _service(service: dict[str, Any]) -> dict[str, Any]:
    also = [other["number"] for other in service.get("also_listed", []) if other["confidence"] != "low"]
    kept: dict[str, Any] = {"number": service["number"], "is_certain": service["confidence"] == "high"}
    return kept | ({"also": also} if also else {})


def _only(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: record[key] for key in keys if key in record}


def _one_record_a_line(**lists: Any) -> str:
    """JSON in which a changed record is a changed line."""
    parts = []
    for name, records in lists.items():
        pairs = records.items() if isinstance(records, dict) else ((None, record) for record in records)
        lines = [f"{_json(key)}: {_json(record)}" if key else _json(record) for key, record in pairs]
        opening, closing = ("{", "}") if isinstance(records, dict) else ("[", "]")
        parts.append(f"{_json(name)}: {opening}\n" + ",\n".join(lines) + f"\n{closing}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
