"""Somebody at a browser, without a browser: cookies, forms, and the token that our forms carry."""

import http.cookiejar
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    def __init__(self, address: str, name: str = "", passphrase: str = "") -> None:
        self.address = address.rstrip("/")
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        if name:
            self.fill_in("/accounts/login/", login=name, password=passphrase)

    def read(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=30) as answer:
            return str(answer.read().decode())

    def fill_in(self, page: str, at: str = "", **fields: str) -> str:
        """Send the form of a page with its token; answers the address one is led to."""
        token = TOKEN.search(self.read(page))
        assert token, page
        form = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
        asked = urllib.request.Request(self.address + (at or page), form, {"Referer": self.address + page})
        with self.opener.open(asked, timeout=30) as answer:
            return str(answer.geturl())


def wait_until(true: Callable[[], object], seconds: float = 30) -> float:
    """How long it took."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if true():
            return time.monotonic() - began
        time.sleep(0.1)
    raise AssertionError(f"it did not happen within {seconds} s")
