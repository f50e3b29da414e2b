"""What every test stands in: an empty cache."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def calm_surroundings() -> None:
    cache.clear()
