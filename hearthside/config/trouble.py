"""What can go wrong outside our code, as one sentence that says what to do."""

import errno
import os
import sqlite3

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from .environment import BadSetting

DISK_FULL = "The disk is full: make room where Hearthside keeps its data ({home}), then start again."
NOT_WRITABLE = "{place} cannot be written: give this user the right to, or set HEARTHSIDE_HOME to another folder."


def sentence_for(trouble: BaseException) -> str:
    """The sentence for a failure of the outside world; empty for a bug of ours."""
    if isinstance(trouble, (DatabaseError, sqlite3.Error)):
        return _of_database(str(trouble))
    if isinstance(trouble, OSError):
        return _of_system(trouble)
    if isinstance(trouble, ImproperlyConfigured):
        cause = trouble.__cause__ or trouble.__context__
        return str(cause) if isinstance(cause, BadSetting) else ""
    return ""


def _of_database(message: str) -> str:
    if "is full" in message or "disk I/O error" in message:
        return DISK_FULL.format(home=_home())
    if "readonly" in message or "unable to open" in message:
        return NOT_WRITABLE.format(place=f"The database in {_home()}")
    if "is locked" in message:
        return "The database is busy with another program for too long: stop that program, then try again."
    if "malformed" in message or "not a database" in message:
        return f"The database in {_home()} is damaged: bring back a backup with `hearthside restore FILE --replace`."
    if "no such table" in message or "no such column" in message or "does not exist" in message:
        return "The database is not prepared for this version: run `hearthside prepare` first."
    if "connect" in message or "could not translate host" in message:
        return (
            "The database does not answer at HEARTHSIDE_DATABASE_URL: check that it runs and that the address is right."
        )
    return ""


def _of_system(trouble: OSError) -> str:
    place = str(trouble.filename or _home())
    if trouble.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DISK_FULL.format(home=_home())
    if trouble.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}:
        return NOT_WRITABLE.format(place=place)
    if trouble.errno == errno.ENOENT and trouble.filename:
        return f"{place} is not there."
    return ""


def _home() -> str:
    return os.environ.get("HEARTHSIDE_HOME", "~/.hearthside")
