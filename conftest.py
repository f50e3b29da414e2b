from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.cast", "tests.surroundings"]

# How long something takes is measured in benchmarks and never judged by a test: machines are busy.
settings.register_profile("hearthside", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hearthside")
