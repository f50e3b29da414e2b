"""What an installation that strangers can reach must have."""

import pytest
from django.core.checks import run_checks

from hearthside.people.members.models import Member
from hearthside.people.organisations.models import Community

GOOD = {
    "PRODUCTION": True, "DEBUG": False, "SECRET_KEY": "v8Yx-3qLm0Zt7RkPw2Nd5Hs9Jb4Gf6Ca", "HTTPS": True,
    "FIELD_KEY": "a0Bq-9wEr5Ty2Ui8Op1As4Df7Gh3Jk6L", "PUBLIC_URL": "https://community.example.org",
    "ALLOWED_HOSTS": ["community.example.org"], "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}  # fmt: skip


def found(settings: object, **changed: object) -> set[str]:
    for name, value in {**GOOD, **changed}.items():
        setattr(settings, name, value)
    return {finding.id for finding in run_checks(databases=["default"]) if str(finding.id).startswith("hearthside.")}


def test_a_safe_production_start_has_nothing_to_say(settings: object, community: Community) -> None:
    assert found(settings) == set()


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        ({"DEBUG": True}, "E001"),
        ({"SECRET_KEY": "short"}, "E002"),
        ({"SECRET_KEY": "a" * 60}, "E002"),
        ({"SECRET_KEY": "django-insecure-v8Yx-3qLm0Zt7RkPw2Nd5Hs9Jb4"}, "E002"),
        ({"FIELD_KEY": "short"}, "E003"),
        ({"HTTPS": False}, "E004"),
        ({"ALLOWED_HOSTS": ["*"]}, "E005"),
        ({"ALLOWED_HOSTS": ["127.0.0.1", "localhost"]}, "E006"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "E007"),
        ({"SECURE_PROXY_SSL_HEADER": None}, "W001"),
    ],
)
def test_each_unsafe_setting_is_found(
    settings: object, community: Community, changed: dict[str, object], number: str
) -> None:
    assert found(settings, **changed) == {f"hearthside.{number}"}


@pytest.mark.django_db
def test_nobody_on_call_is_unsafe(settings: object) -> None:
    assert found(settings) == {"hearthside.E008"}


def test_demo_people_are_unsafe(settings: object, community: Community, mo: Member) -> None:
    assert found(settings) == {"hearthside.E009"}


@pytest.mark.django_db
def test_a_laptop_is_left_in_peace(settings: object) -> None:
    assert found(settings, PRODUCTION=False, DEBUG=True, SECRET_KEY="x") == set()
