"""The one typed reader of `HEARTHSIDE_*` environment variables."""

import os
import secrets
from pathlib import Path


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
    folder = Path(text("HOME", "~/.hearthside")).expanduser()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


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
