"""What may be written into a log about a failure near members' words."""

import traceback


def place_of(error: BaseException) -> str:
    """The kind of error and where it arose; never its message, which may quote what somebody wrote."""
    steps = traceback.extract_tb(error.__traceback__)[-4:]
    way = " < ".join(f"{step.filename.rpartition('/')[2]}:{step.lineno}" for step in reversed(steps))
    return f"{type(error).__name__} at {way}"
