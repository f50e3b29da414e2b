from .cast import broken_database, front_door, home

__all__ = ["broken_database", "front_door", "home"]
