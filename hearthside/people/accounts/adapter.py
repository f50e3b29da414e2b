from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Doorkeeper(DefaultAccountAdapter):
    """allauth's ways in, narrowed: people join through `welcome`, and nothing is announced in passing messages."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Log-in and log-out say nothing: a message could tell an onlooker what this is."""
