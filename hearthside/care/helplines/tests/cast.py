"""A shelf of made-up helplines for tests, and a data folder of their own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from hearthside.care.helplines.directory import Channel, Helpline


def line(helpline_id: str = "ie-listening", **facts: Any) -> Helpline:
    """A confirmed general line that never closes, but for what is said otherwise."""
    call = Channel("phone", "116 123", "116123", in_country_only=True, is_confirmed=True, independent=3)
    plain = Helpline(
        id=helpline_id, country="IE", name=helpline_id, channels=(call,), rank=1, purposes=("emotional_support",),
        hours="24/7", is_confirmed=True, newest_source="2026-04-22",
    )  # fmt: skip
    return replace(plain, **facts)


def record(**facts: Any) -> dict[str, Any]:
    """A sound record of a YAML file."""
    return {
        "id": "ie-listening", "country": "IE", "country_name": "Ireland", "name": "Listening line", "scope": "core",
        "purposes": ["emotional_support"], "purposes_basis": "source", "confidence": "single_source",
        "newest_source": "2026-04-22", "sources": [{"id": "page", "family": "official"}], "rank": 1,
        "channels": [channel()],
        **facts,
    }  # fmt: skip


def channel(**facts: Any) -> dict[str, Any]:
    return {
        "type": "phone", "e164": "+35316710071", "display": "01 671 0071", "dial": "+35316710071",
        "confidence": "single_source", "families": ["official"], "sources": ["page"],
        **facts,
    }  # fmt: skip


def whole_file(*records: dict[str, Any], **facts: Any) -> dict[str, Any]:
    sources = {"page": {"family": "official", "name": "A page", "url": "https://example.org/", "date": "2026-04-22"}}
    return {"meta": {}, "sources": sources, "retired_numbers": [], "helplines": list(records or [record()]), **facts}


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """A data folder of its own, so that no test reads another's checks."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def front_door(home: Path) -> None:
    """What a described community leaves in its data folder."""
    (home / "front_door.json").write_text(json.dumps({"name": "Lantern Room"}))


@pytest.fixture
def broken_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def raise_instead(self: BaseDatabaseWrapper) -> None:
        raise OperationalError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "ensure_connection", raise_instead)
        patch.setattr(BaseDatabaseWrapper, "connect", raise_instead)
        yield
