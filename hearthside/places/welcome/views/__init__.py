from . import joining, profiles, settings, start

__all__ = ["joining", "profiles", "settings", "start"]
