"""Where the simulation's mail goes: to whoever listens, or nowhere while the mail server is down."""

from collections.abc import Callable, Sequence
from smtplib import SMTPServerDisconnected
from typing import ClassVar

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Sink(BaseEmailBackend):
    is_down: ClassVar[bool] = False
    refused: ClassVar[int] = 0
    taken: ClassVar[int] = 0
    deliver: ClassVar[Callable[[str, str], object]] = lambda address, body: None

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if Sink.is_down:
            Sink.refused += len(email_messages)
            raise SMTPServerDisconnected("the simulated mail server is down")
        for message in email_messages:
            Sink.taken += 1
            for address in message.to:
                Sink.deliver(address, str(message.body))
        return len(email_messages)
