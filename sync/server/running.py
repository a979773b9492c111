"""The back end listening on a port, in a thread beside its caller; can stop listening and begin again."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import uvicorn
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.server.api.entrance import CERTIFICATE
from sync.server.api.watching import Metrics
from sync.server.app import create_app, open_service, utc_now
from sync.server.service.blob_ports import BlobStore
from sync.server.service.ports import Rules, Service

_BACKLOG = 128
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
_GRACE_SECONDS = 5
_RULES = Rules()


class Listener:
    """One port. Not listening at first; `start` and `stop` as often as needed, always the same port."""

    def __init__(
        self, app: ASGIApp, host: str = "127.0.0.1", port: int = 0, tls: ServerTls | None = None
    ) -> None:
        self._app = app
        self._tls = tls
        #: what listens beside it and gives out its figures
        self.metrics: Listener | None = None
        self._host = host
        self._port = port
        self._running: tuple[uvicorn.Server, threading.Thread] | None = None

    @property
    def address(self) -> str:
        """'http://127.0.0.1:PORT'; known after the first start."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'http' if self._tls is None else 'https'}://{host}:{self._port}"

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
        server = uvicorn.Server(configure(self._app, self._tls))
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


@dataclass(frozen=True, slots=True)
class ServerTls:
    """Files in PEM. `client_ca` '' = no client certificates; else one that it signed may be shown, and where
    a municipality asks for it, must be."""

    certificate: str
    key: str
    client_ca: str = ""


class _Certified(H11Protocol):
    """Lets the certificate of a connection go along with its requests."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        connection = transport.get_extra_info("ssl_object")
        shown = None if connection is None else connection.getpeercert(binary_form=True)
        if shown:
            inner = self.app

            async def certified(scope: Any, receive: Any, send: Any) -> None:
                scope[CERTIFICATE] = shown
                await inner(scope, receive, send)

            self.app = certified


def configure(app: ASGIApp, tls: ServerTls | None = None) -> uvicorn.Config:
    """No access log (it would name desks and cursors), no banner, no waiting for idle connections.

    What a proxy says of addresses is read by our own `Entrance`, and only from proxies that were named.
    """
    return uvicorn.Config(
        cast(Any, app),
        http=_Certified,
        proxy_headers=False,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
        ssl_ca_certs=(tls.client_ca or None) if tls else None,
        ssl_cert_reqs=ssl.CERT_OPTIONAL if tls and tls.client_ca else ssl.CERT_NONE,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_GRACE_SECONDS,
        h11_max_incomplete_event_size=32 * 1024,
    )


def metrics_listener(metrics: Metrics, host: str, port: int | None) -> Listener | None:
    """The figures on a port of their own, that no laptop reaches; None without a port."""
    if port is None:
        return None

    async def figures(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        is_asked = scope["path"] == "/metrics" and scope["method"] == "GET"
        response = Response(metrics.text(), media_type=_PROMETHEUS) if is_asked else Response(status_code=404)
        await response(scope, receive, send)

    return Listener(figures, host, port)


@contextmanager
def running_server(
    service_url: str,
    master_key: bytes,
    rules: Rules = _RULES,
    now: Callable[[], datetime] = utc_now,
    host: str = "127.0.0.1",
    port: int = 0,
    blob_store: BlobStore | None = None,
) -> Iterator[tuple[Listener, Service]]:
    """A listening back end on a free port (or `port`) and the service behind it, for the office's calls.

    Raises UnsafeRole, OldSchema, OSError.
    """
    service, engine = open_service(service_url, master_key, rules, now, blob_store)
    listener = Listener(create_app(service, engine), host, port)
    try:
        listener.start()
        yield listener, service
    finally:
        listener.stop()
        engine.dispose()
