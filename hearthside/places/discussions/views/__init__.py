from .keeping import author, lock, pin, unlock, unpin
from .light import light
from .posts import edit, history, part, post, reactions, removal
from .threads import new, reply, thread

__all__ = [
    "author", "edit", "history", "light", "lock", "new", "part", "pin", "post", "reactions", "removal", "reply",
    "thread", "unlock", "unpin",
]  # fmt: skip
