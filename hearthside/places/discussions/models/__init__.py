from .aliases import Alias
from .marks import Edit, Feeling, LastRead, Lock, Pin, Reaction, Turn
from .posts import Hope, Post, Standing, Thread, with_gaps

__all__ = [
    "Alias", "Edit", "Feeling", "Hope", "LastRead", "Lock", "Pin", "Post", "Reaction", "Standing", "Thread", "Turn",
    "with_gaps",
]  # fmt: skip
