"""A proxy that reads requests whole, as many do, and then refuses the large ones or spoils the answer."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.torture.forked import Child, Say

_NOT_PASSED_ON = ("connection", "transfer-encoding", "content-length", "keep-alive")


@dataclass(frozen=True)
class Grumpy:
    """`largest`: bytes of a body that pass, 0 = any. `spoils`: of every so many pushes one is stored, and
    answered with 500."""

    largest: int = 0
    spoils: int = 0


def grumpy_proxy(target: int, how: Grumpy) -> tuple[Child, int]:
    """As a process; it and its port. Whoever starts it kills it."""

    def serve(say: Say) -> None:
        pushes = [0]

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

            def handle_one(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                if how.largest and len(body) > how.largest:
                    self._answer(413, b"<html>Request Entity Too Large</html>", {"Content-Type": "text/html"})
                    return
                far = http.client.HTTPConnection("127.0.0.1", target, timeout=60)
                kept = {n: v for n, v in self.headers.items() if n.lower() not in _NOT_PASSED_ON}
                far.request(self.command, self.path, body or None, kept)
                reply = far.getresponse()
                told = reply.read()
                far.close()
                pushes[0] += self.path.startswith("/v1/change-sets")
                if how.spoils and self.path.startswith("/v1/change-sets") and pushes[0] % how.spoils == 0:
                    self._answer(500, b"oops", {"Content-Type": "text/plain"})
                    return
                back = {n: v for n, v in reply.getheaders() if n.lower() not in _NOT_PASSED_ON}
                self._answer(reply.status, told, back)

            do_GET = do_POST = do_PUT = do_PATCH = do_HEAD = handle_one  # noqa: N815

            def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
                self.send_response_only(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        say(str(server.server_address[1]))
        server.serve_forever()

    child = Child(serve)
    return child, int(child.hear())
