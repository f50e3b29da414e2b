pytest_plugins = ["tests.cast", "tests.surroundings"]
