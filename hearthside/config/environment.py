"""The one typed reader of `HEARTHSIDE_*` environment variables."""

import os
import secrets
import zoneinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url


class BadSetting(ValueError):
    """A setting that cannot be used; the message says which, and what would do."""


def text(name: str, default: str) -> str:
    return os.environ.get(f"HEARTHSIDE_{name}", default)


def flag(name: str, default: bool) -> bool:
    raw = text(name, "yes" if default else "no").strip().lower()
    if raw in {"1", "yes", "true", "on"}:
        return True
    if raw in {"0", "no", "false", "off", ""}:
        return False
    raise BadSetting(f"HEARTHSIDE_{name} is {raw!r}; write yes or no.")


def number(name: str, default: int) -> int:
    raw = text(name, str(default))
    try:
        return int(raw)
    except ValueError:
        raise BadSetting(f"HEARTHSIDE_{name} is {raw!r}; write a whole number.") from None


def words(name: str, default: str) -> list[str]:
    """A comma-separated list, without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def home() -> Path:
    """Where this installation keeps its database, keys and copies; made when missing."""
    folder = Path(text("HOME", "~/.hearthside")).expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as trouble:
        raise BadSetting(
            f"The folder {folder} cannot be made ({trouble.strerror}); set HEARTHSIDE_HOME to another."
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadSetting(f"The folder {folder} cannot be written; set HEARTHSIDE_HOME to another.")
    return folder


def address(name: str, default: str) -> str:
    """A web address without a path."""
    given = text(name, default).rstrip("/")
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadSetting(f"HEARTHSIDE_{name} is {given!r}; write an address such as https://community.example.org.")
    return given


def database(default: str) -> dict[str, Any]:
    """A database by its address: sqlite:///FILE or postgres://USER:PASSWORD@HOST/NAME."""
    try:
        return dict(dj_database_url.parse(text("DATABASE_URL", default), conn_max_age=None, conn_health_checks=True))
    except ValueError:  # the message would repeat the address, which may hold a password
        raise BadSetting(
            "HEARTHSIDE_DATABASE_URL cannot be read; write postgres://USER:PASSWORD@HOST:PORT/NAME."
        ) from None


def time_zone(name: str, default: str) -> str:
    given = text(name, default)
    if given not in zoneinfo.available_timezones():
        raise BadSetting(f"HEARTHSIDE_{name} is {given!r}; write a zone such as Europe/Dublin.")
    return given


def secret(name: str, folder: Path) -> str:
    """A secret from the environment, or one made once and kept in the data folder, readable by its owner alone."""
    if given := text(name.upper(), ""):
        return given
    kept = folder / f"{name}.secret"
    if not kept.exists():
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text().strip()
