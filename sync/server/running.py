"""The back end listening on a port, in a thread beside its caller; can stop listening and begin again."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import uvicorn
from fastapi import FastAPI

from sync.server.app import create_app, open_service, utc_now
from sync.server.service.ports import Rules, Service

_BACKLOG = 128
_GRACE_SECONDS = 5
_RULES = Rules()


class Listener:
    """One port. Not listening at first; `start` and `stop` as often as needed, always the same port."""

    def __init__(self, app: FastAPI, host: str = "127.0.0.1", port: int = 0) -> None:
        self._app = app
        self._host = host
        self._port = port
        self._running: tuple[uvicorn.Server, threading.Thread] | None = None

    @property
    def address(self) -> str:
        """'http://127.0.0.1:PORT'; known after the first start."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    def start(self) -> None:
        """Listen; returns when connections are taken. Raises OSError when the port is not free."""
        if self._running is not None:
            return
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        # Named TCP: only then does asyncio switch Nagle's wait off, which costs 40 ms an answer.
        taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind((self._host, self._port))
            # Listening from here on: who connects before the loop runs waits in the queue.
            taken.listen(_BACKLOG)
        except OSError:
            taken.close()
            raise
        self._port = taken.getsockname()[1]
        server = uvicorn.Server(configure(self._app))
        thread = threading.Thread(target=server.run, args=([taken],), name="back-end", daemon=True)
        thread.start()
        self._running = (server, thread)

    def stop(self) -> None:
        """Refuse new connections, let requests under way end, close the port."""
        if self._running is None:
            return
        server, thread = self._running
        server.should_exit = True
        thread.join(_GRACE_SECONDS + 10)
        self._running = None


def configure(app: FastAPI) -> uvicorn.Config:
    """No access log (it would name desks and cursors), no banner, no waiting for idle connections."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_GRACE_SECONDS,
        h11_max_incomplete_event_size=32 * 1024,
    )


@contextmanager
def running_server(
    service_url: str,
    master_key: bytes,
    rules: Rules = _RULES,
    now: Callable[[], datetime] = utc_now,
    host: str = "127.0.0.1",
    port: int = 0,
) -> Iterator[tuple[Listener, Service]]:
    """A listening back end on a free port (or `port`) and the service behind it, for the office's calls.

    Raises UnsafeRole, OldSchema, OSError.
    """
    service, engine = open_service(service_url, master_key, rules, now)
    listener = Listener(create_app(service, engine), host, port)
    try:
        listener.start()
        yield listener, service
    finally:
        listener.stop()
        engine.dispose()
