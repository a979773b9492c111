"""The invented zaaksysteem on a real port; here lines are cut and portals stand in the way."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from tests.server.fake_zgw import FakeZgw
from tests.server.fake_zgw_switches import Refusal


@contextmanager
def running_zgw() -> Iterator[FakeZgw]:
    """One zaaksysteem, listening on this machine."""
    fake = FakeZgw()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 64 * 1024  # head and body in one packet: two would wait for each other
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: object) -> None:
            return

        def answer_any(self) -> None:
            split, raw = urlsplit(self.path), self.rfile.read(int(self.headers.get("Content-Length", "0")))
            if fake.switches.portal:
                self._send(200, b"<html>Log in</html>", "text/html")
                return
            words = split.path.strip("/").split("/")
            call = f"{self.command} {words[-1] if len(words[-1]) != 36 else words[-2]}"
            if _took(fake.switches.broken_before, call):
                self._send(500, b"<h1>Server Error (500)</h1>", "text/html")
                return
            try:
                status, told = fake.answer(
                    self.command,
                    split.path,
                    dict(parse_qsl(split.query)),
                    self.headers.get("Authorization", ""),
                    self._body(raw),
                )
            except Refusal as refusal:
                status, told = refusal.status, _problem(refusal)
            if _took(fake.switches.cut_after, call):
                self.close_connection = True
                self.connection.close()
                return
            if _took(fake.switches.broken_after, call):
                self._send(500, b"<h1>Server Error (500)</h1>", "text/html")
                return
            body = told if isinstance(told, bytes) else json.dumps(told).encode()
            self._send(status, body, "application/json")

        def _body(self, raw: bytes) -> object:
            kind = self.headers.get("Content-Type", "")
            if not kind.startswith("multipart/"):
                return json.loads(raw) if raw else None
            whole = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + raw, policy=HTTP)
            found: dict[str, object] = {}
            for part in whole.iter_parts():
                name = str(part.get_param("name", header="content-disposition"))
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                found[name] = content if part.get_filename() else content.decode()
            return found

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    for method in ("GET", "POST", "PUT", "PATCH"):
        setattr(Handler, f"do_{method}", Handler.answer_any)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    fake.begin_at(f"http://127.0.0.1:{server.server_address[1]}")
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def _took(listed: list[str], call: str) -> bool:
    if call in listed:
        listed.remove(call)
        return True
    return False


def _problem(refusal: Refusal) -> dict[str, object]:
    told: dict[str, object] = {
        "type": "",
        "code": refusal.code,
        "title": refusal.reason,
        "status": refusal.status,
    }
    told |= {"detail": refusal.reason, "instance": ""}
    if refusal.name:
        told |= {"code": "invalid", "detail": ""}
        told["invalidParams"] = [{"name": refusal.name, "code": refusal.code, "reason": refusal.reason}]
    return told
