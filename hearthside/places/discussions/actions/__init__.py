from .authors import reveal_author
from .marks import lock_thread, mark_read, pin_thread, react, take_back_reaction, unlock_thread, unpin_thread
from .posts import Posted, Written, edit_post, reply, start_thread
from .removal import remove_post
from .standing import follow_measures, hide_post, hold_post, show_post
from .turns import end_turns_before, give_turn_back, take_turn

__all__ = [
    "Posted", "Written", "edit_post", "end_turns_before", "follow_measures", "give_turn_back", "hide_post",
    "hold_post", "lock_thread", "mark_read", "pin_thread", "react", "remove_post", "reply", "reveal_author",
    "show_post", "start_thread", "take_back_reaction", "take_turn", "unlock_thread", "unpin_thread",
]  # fmt: skip
