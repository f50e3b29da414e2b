"""The page server inside our own process (granian, ASGI): one port, stopped by Ctrl+C or SIGTERM."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any, NoReturn

import click
from granian.constants import Interfaces
from granian.server.embed import Server

PATIENCE = 4  # seconds an open page or websocket has to finish once we are asked to stop


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except PermissionError:
            raise click.ClickException(
                f"Port {port} is not for ordinary users: choose one above 1023 with --port."
            ) from None
        except OSError:
            raise click.ClickException(
                f"Port {port} on {host} is taken: stop what listens there, or choose another with --port."
            ) from None


def serve_until_stopped(application: Any, host: str, port: int, on_ready: Callable[[], None]) -> None:
    server = Server(application, host, port, interface=Interfaces.ASGI, log_enabled=False)
    asyncio.run(_serve(server, host, port, on_ready))


def leave() -> NoReturn:
    """End the process now. granian's threads may still hold the interpreter: its tear-down under them aborts."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


async def _serve(server: Server, host: str, port: int, on_ready: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wish, _stop, server)
    ready = loop.create_task(_once_it_answers(host, port, on_ready))
    try:
        await server.serve()
    finally:
        ready.cancel()


def _stop(server: Server) -> None:
    """Ask it to end; a page or websocket that hangs on does not keep us here."""
    server.stop()
    last_resort = threading.Timer(PATIENCE, lambda: os.kill(os.getpid(), signal.SIGKILL))
    last_resort.daemon = True
    last_resort.start()


async def _once_it_answers(host: str, port: int, on_ready: Callable[[], None]) -> None:
    while True:
        with contextlib.suppress(OSError):
            _reader, writer = await asyncio.open_connection(host, port)
            writer.close()
            return on_ready()
        await asyncio.sleep(0.05)
