"""Loads the compiled files, once per version of each; an operator's own file wins over the one that came with us."""

import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .records import Channel, Credit, Emergency, EmergencyNumber, Helpline, Origin

logger = logging.getLogger(__name__)
SHIPPED = Path(__file__).parent
HELPLINES, EMERGENCY_NUMBERS = "helplines.json", "emergency_numbers.json"


@dataclass(frozen=True, eq=False)
class Shelf:
    by_id: dict[str, Helpline]
    by_country: dict[str, tuple[Helpline, ...]]
    credits: tuple[Credit, ...]


def everything() -> tuple[Helpline, ...]:
    return tuple(_shelf().by_id.values())


def for_country(code: str) -> tuple[Helpline, ...]:
    """A country's helplines, by rank."""
    return _shelf().by_country.get(code.upper(), ())


def find(helpline_id: str) -> Helpline | None:
    return _shelf().by_id.get(helpline_id)


def emergency(code: str) -> Emergency:
    """A country's emergency numbers; empty where no source could be checked."""
    known: dict[str, Emergency] = _read(EMERGENCY_NUMBERS, _to_emergency)
    return known.get(code.upper()) or Emergency(code.upper())


def credits() -> tuple[Credit, ...]:
    """Every publisher that the helplines were taken from or checked against."""
    return _shelf().credits


def has_own_file() -> bool:
    """Whether this installation reads helplines that its operator imported."""
    return (settings.HOME / HELPLINES).exists()


def _shelf() -> Shelf:
    shelf: Shelf = _read(HELPLINES, _to_shelf)
    return shelf


def _read(name: str, build: Any) -> Any:
    own = Path(settings.HOME) / name
    try:
        return _built(str(own), own.stat().st_mtime_ns, build)
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError):
        logger.exception("%s cannot be read; the file that came with this software is used", own)
    return _built(str(SHIPPED / name), 0, build)


@lru_cache(maxsize=8)
def _built(path: str, version: int, build: Any) -> Any:
    return build(json.loads(Path(path).read_text(encoding="utf-8")))


def _to_shelf(kept: dict[str, Any]) -> Shelf:
    sources = {source: Credit(**credit) for source, credit in kept["sources"].items()}
    helplines = sorted((_to_helpline(record, sources) for record in kept["helplines"]), key=lambda one: one.rank)
    by_country: dict[str, tuple[Helpline, ...]] = {}
    for helpline in helplines:
        by_country[helpline.country] = (*by_country.get(helpline.country, ()), helpline)
    return Shelf({one.id: one for one in helplines}, by_country, tuple(sources.values()))


def _to_helpline(record: dict[str, Any], sources: dict[str, Credit]) -> Helpline:
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    plain["channels"] = tuple(Channel(**channel) for channel in record["channels"])
    plain["origins"] = tuple(_to_origin(origin, sources[origin["id"]]) for origin in record["origins"])
    return Helpline(**plain)


def _to_origin(origin: dict[str, str], source: Credit) -> Origin:
    return Origin(
        name=source.name, family=source.family, url=origin.get("url", source.url),
        date=origin.get("date", source.date), page_modified=origin.get("page_modified", ""),
    )  # fmt: skip


def _to_emergency(kept: dict[str, Any]) -> dict[str, Emergency]:
    return {record["country"]: _one_emergency(record) for record in kept["countries"]}


def _one_emergency(record: dict[str, Any]) -> Emergency:
    services = {
        service: EmergencyNumber(kept["number"], kept["is_certain"], tuple(kept.get("also", ())))
        for service, kept in record.get("services", {}).items()
    }
    return Emergency(record["country"], without_service=tuple(record.get("without_service", ())), **services)
