"""A mail server of our own, which can be away, or take a mail and never say that it has."""

import asyncio
import threading
from email import message_from_bytes

from aiosmtpd.controller import Controller

from .installation import free_port


class Mailbox:
    def __init__(self) -> None:
        self.port = free_port()
        self.subjects: list[str] = []
        self.hangs = threading.Event()
        self._controller: Controller | None = None

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        subject = str(message_from_bytes(envelope.content)["Subject"])  # type: ignore[attr-defined]
        self.subjects.append(subject)
        while self.hangs.is_set():
            await asyncio.sleep(0.05)
        return "250 kept"

    def about(self, case: int) -> list[str]:
        return [subject for subject in self.subjects if f"no. {case})" in subject]

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def shut(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None
