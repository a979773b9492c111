"""A server that says what a test tells it to: portals, proxies, garbage, cut replies. Real sockets."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

#: request line, headers with lower-case names, body -> the raw bytes of the reply
Script = Callable[["Asked"], bytes]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class ScriptedServer:
    """Answers one request per connection."""

    script: Script
    address: str = ""
    asked: list[Asked] = field(default_factory=list)


def reply(status: int, body: bytes, *headers: str, version: bool = True) -> bytes:
    """A whole HTTP reply."""
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if version:
        lines.append("API-Version: 1.0.0")
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body


@contextmanager
def scripted_server(
    script: Script, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Iterator[ScriptedServer]:
    """Serve until the block ends."""
    server = ScriptedServer(script)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        scheme = "http" if tls is None else "https"
        shown = f"[{host}]" if ":" in host else host
        server.address = f"{scheme}://{shown}:{listener.getsockname()[1]}"
        thread = threading.Thread(target=_serve, args=(listener, server, tls), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(listener: socket.socket, server: ScriptedServer, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            plain, _ = listener.accept()
        except OSError:
            return
        try:
            connection = plain if tls is None else tls.wrap_socket(plain, server_side=True)
        except OSError:
            plain.close()
            continue
        with connection:
            try:
                asked = _read(connection)
                server.asked.append(asked)
                connection.sendall(server.script(asked))
            except OSError:
                continue


def _read(connection: socket.socket) -> Asked:
    raw = b""
    while b"\r\n\r\n" not in raw:
        raw += _more(connection)
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += _more(connection)
    method, target, _ = first.split(" ")
    return Asked(method, target, headers, body)


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        raise ConnectionError
    return part
