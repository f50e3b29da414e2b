"""What an installation that strangers can reach must have before it starts. Each finding says what to do."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

from hearthside.care.safety import detection
from hearthside.doors.ops.demo.log_ins import is_demo
from hearthside.people.organisations.models import Community
from hearthside.people.organisations.queries import community

SHORTEST_SECRET = 32
FEWEST_LETTERS = 10  # different ones; "aaaa…" is long and no secret
LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}


@register(Tags.security)
def safe_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """What can be told from the settings alone."""
    if not settings.PRODUCTION:
        return []
    return [*_secrets(), *_addresses(), *_mail(), *_reader()]


@register(Tags.database)
def safe_community(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """What is written in the database; silent while its tables are not there yet."""
    if (
        not settings.PRODUCTION
        or not databases
        or Community._meta.db_table not in connection.introspection.table_names()
    ):
        return []
    return [*_on_call(), *_demo()]


def _secrets() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield _refuse("E001", "Debug mode shows strangers what is inside.", "Remove HEARTHSIDE_DEBUG.")
    for number, name in (("E002", "SECRET_KEY"), ("E003", "FIELD_KEY")):
        if is_weak(getattr(settings, name)):
            yield _refuse(
                number, f"HEARTHSIDE_{name} can be guessed.",
                f"Remove it, and one is made in {settings.HOME}; or give {SHORTEST_SECRET} random characters or more.",
            )  # fmt: skip


def is_weak(secret: str) -> bool:
    """Too short, too plain, or the one that frameworks write into new projects."""
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS or secret.startswith("django-insecure")


def _addresses() -> Iterator[CheckMessage]:
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    if not settings.HTTPS:
        yield _refuse(
            "E004", "Pages would travel unprotected.",
            "Set HEARTHSIDE_PUBLIC_URL to the https:// address members use; a proxy in front has its certificate.",
        )  # fmt: skip
    if "*" in settings.ALLOWED_HOSTS:
        yield _refuse("E005", "Any host name is answered.", f"Set HEARTHSIDE_HOSTS to your own, for example {host}.")
    elif set(settings.ALLOWED_HOSTS) <= LOOPBACK:
        yield _refuse(
            "E006", "Only this machine is answered.", f"Set HEARTHSIDE_HOSTS to your host name, for example {host}."
        )
    if settings.HTTPS and not settings.SECURE_PROXY_SSL_HEADER:
        yield Warning(
            "Every visitor seems to come from the proxy's address.",
            hint="Set HEARTHSIDE_BEHIND_PROXY=yes when a proxy of your own sets X-Forwarded-Proto and X-Forwarded-For.",
            id="hearthside.W001",
        )


def _mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield _refuse(
            "E007", "Nobody would be told when a member is in danger: mail does not leave this machine.",
            "Set HEARTHSIDE_SMTP_HOST, and what goes with it (see docs/operators.md).",
        )  # fmt: skip


def _reader() -> Iterator[CheckMessage]:
    if reason := detection.why_not_ready():
        yield Warning(
            f"Words are read by phrases alone: {reason}.",
            hint="Install the package whole, or see docs/detection.md; `hearthside detection status` asks again.",
            id="hearthside.W002",
        )


def _on_call() -> Iterator[CheckMessage]:
    if not community().on_call_address:
        yield _refuse(
            "E008", "Nobody is on call.",
            "Run `hearthside create-operator --on-call you@example.org`, or start on this machine without "
            "HEARTHSIDE_PRODUCTION and fill in the on-call address under /operator/community/.",
        )  # fmt: skip


def _demo() -> Iterator[CheckMessage]:
    if is_demo():
        yield _refuse(
            "E009", "The demo people can be logged in by anybody.",
            "Set HEARTHSIDE_HOME (or HEARTHSIDE_DATABASE_URL) to a new place; a demo community is never made real.",
        )  # fmt: skip


def _refuse(number: str, what: str, do: str) -> Error:
    return Error(what, hint=do, id=f"hearthside.{number}")
