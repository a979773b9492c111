"""Where the browser comes back: one address on this machine, for one answer (RFC 8252, 7.3 and 8.3)."""

from __future__ import annotations

import hmac
import html
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import parse_qs, urlsplit

from desktop.usecases.sign_in_ports import BrowserWords

_PATH = "/aangemeld"
_LONGEST = 8_000
_PAGE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Intakekoffer</title>'
    '<body style="font:1.4rem/1.5 sans-serif;margin:4rem;max-width:40rem">{words}'
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What the browser carried back. `code` '' when the provider said no."""

    code: str = field(repr=False)
    state: str = field(repr=False)
    issuer: str | None


class _OwnPort(ThreadingHTTPServer):
    """A port that is nobody else's. The library by itself reuses addresses, so that on Windows another
    program could listen there too and take the answer; and it asks the network how this machine is called."""

    allow_reuse_address = False
    daemon_threads = True

    def server_bind(self) -> None:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])


class Loopback:
    """Listens on 127.0.0.1 only, on a port of the moment, until `close`.

    An answer with another state than the one that was begun is turned away and the listening goes on: another
    program on this machine can neither bring its own answer nor end the wait. `on_back` is called once, from
    a thread of its own: after the answer, or when nobody came in time.
    """

    def __init__(self, words: BrowserWords, on_back: Callable[[], None], seconds: float) -> None:
        self._words, self._on_back = words, on_back
        self._state = ""
        self._is_over = False
        self._lock = threading.Lock()
        self.brought: Brought | None = None
        self._server = _OwnPort(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        self._too_late = threading.Timer(seconds, self._end)
        self._too_late.daemon = True

    @property
    def address(self) -> str:
        """What is told to the provider."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{_PATH}"

    def listen(self, state: str) -> None:
        """From here on an answer with this state is taken, once."""
        self._state = state
        self._thread.start()
        self._too_late.start()

    def close(self) -> None:
        """Stop listening; `on_back` is not called any more. As often as one likes."""
        with self._lock:
            self._is_over = True
        self._too_late.cancel()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def _end(self) -> None:
        with self._lock:
            is_first, self._is_over = not self._is_over, True
        if is_first:
            self._on_back()

    def _take(self, target: str) -> tuple[int, str]:
        """Status and words for one request."""
        parts = urlsplit(target)
        if parts.path != _PATH or len(target) > _LONGEST:
            return 404, ""
        asked = parse_qs(parts.query, keep_blank_values=True)
        found = {name: values[0] for name, values in asked.items() if len(values) == 1}
        with self._lock:
            state = found.get("state", "")
            # Too late is over: nobody waits for it, so the page must not say that it worked.
            is_waited_for = bool(self._state) and not self._is_over
            if not is_waited_for or not hmac.compare_digest(state.encode(), self._state.encode()):
                return 400, self._words.refused
            self._state = ""
            code = "" if "error" in found else found.get("code", "")
            self.brought = Brought(code, state, found.get("iss"))
        return 200, self._words.done if code else self._words.refused

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        take, end = self._take, self._end

        class Handler(BaseHTTPRequestHandler):
            server_version, sys_version = "Intakekoffer", ""
            timeout = 10

            def do_GET(self) -> None:
                status, words = take(self.path)
                page = _PAGE.format(words=html.escape(words)).encode("utf-8")
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.send_header("Cache-Control", "no-store")
                # The address holds the code: it goes nowhere else.
                self.send_header("Referrer-Policy", "no-referrer")
                self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(page)
                self.close_connection = True
                if status == 200:
                    end()

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: the line would hold the code."""

        return Handler
