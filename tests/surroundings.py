"""What every test stands in: fast hashing, an empty cache, static files without a manifest."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def calm_surroundings(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    cache.clear()
