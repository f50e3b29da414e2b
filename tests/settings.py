"""The product's own settings, on a data folder of the tests' own, with hashing that costs nothing."""

import os
import tempfile

os.environ["HEARTHSIDE_HOME"] = tempfile.mkdtemp(prefix="hearthside-tests-")

from hearthside.config.settings import *  # noqa: F403
from hearthside.config.settings import STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
