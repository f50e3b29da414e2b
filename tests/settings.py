"""The product's own settings, on a data folder of the tests' own, with hashing that costs nothing."""

import os
import tempfile

os.environ["HEARTHSIDE_HOME"] = tempfile.mkdtemp(prefix="hearthside-tests-")
# Each worker of a parallel run has its own Redis database, and its own name in what is published.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
os.environ["HEARTHSIDE_PUBLIC_URL"] = f"http://127.0.0.1:{8000 + WORKER}"
if redis := os.environ.get("HEARTHSIDE_REDIS_URL"):
    server, _slash, number = redis.rpartition("/")
    os.environ["HEARTHSIDE_REDIS_URL"] = f"{server}/{int(number) - WORKER}"

from hearthside.config.settings import *
from hearthside.config.settings import DATABASES, HOME, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"] == "hearthside.foundation.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "tests.sqlite3")}  # a file, as an installation has one
