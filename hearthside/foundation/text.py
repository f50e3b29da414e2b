"""The two kinds of words in tables. The type is the promise.

`SharedText` is within reach of care: it is assessed before others read it and its app registers it as a
contribution. `PrivateText` is read by its writer alone and always sealed at rest.
"""

import base64
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

SEALED = "sealed1:"  # names the scheme, so that a later one can live beside it


class SealBroken(Exception):
    """Sealed words that this installation's key does not open."""


def seal(words: str) -> str:
    """Encrypt with AES-256-GCM under the installation's field key; every call gives another result."""
    nonce = os.urandom(12)
    sealed = AESGCM(_key()).encrypt(nonce, words.encode("utf-8", "surrogatepass"), None)
    return SEALED + base64.b64encode(nonce + sealed).decode("ascii")


def unseal(sealed: str) -> str:
    """Raises SealBroken when the key is not the one that sealed."""
    raw = base64.b64decode(sealed.removeprefix(SEALED))
    try:
        return AESGCM(_key()).decrypt(raw[:12], raw[12:], None).decode("utf-8", "surrogatepass")
    except InvalidTag:
        raise SealBroken("The field key does not open these words.") from None


@cache
def _key() -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hearthside field seal 1")
    return derive.derive(settings.FIELD_KEY.encode())


class SharedText(models.TextField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Words written for others. With `sealed`, encrypted at rest (private talk); else plain, so it can be searched."""

    def __init__(self, *args: Any, sealed: bool = False, **kwargs: Any) -> None:
        self.sealed = sealed
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.sealed:
            kwargs["sealed"] = True
        return name, path, args, kwargs

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return seal(value) if self.sealed and value and not value.startswith(SEALED) else value

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        return unseal(value) if self.sealed and value else value


class PrivateText(SharedText):
    """Words for the writer's own eyes (or a sealed record), never assessed, never shown to staff as they pass."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["sealed"] = True
        super().__init__(*args, **kwargs)
