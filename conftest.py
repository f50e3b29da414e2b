import os
import tempfile

# Tests never touch a person's own installation.
os.environ.setdefault("HEARTHSIDE_HOME", tempfile.mkdtemp(prefix="hearthside-tests-"))
pytest_plugins = ["tests.cast", "tests.surroundings"]
