"""An Objects API of our own words: ids of the caller's choosing, data checked, PATCH merged, no If-Match."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Json = dict[str, object]
TOKEN = "een token van de gemeente"


@dataclass
class FakeObjects:
    base: str = ""
    objects: dict[str, list[Json]] = field(default_factory=dict)  # id -> records, the newest last
    types: list[Json] = field(default_factory=list)
    versions: list[Json] = field(default_factory=list)
    cut_after: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def answer(self, method: str, path: str, body: Json) -> tuple[int, object]:
        parts = path.strip("/").split("/")[2:]
        self.calls.append(f"{method} {parts[0]}")
        if parts[0] == "objecttypes":
            return self._types(method, parts[1:], body)
        if len(parts) == 1:
            return self._make(body)
        which = parts[1]
        if which not in self.objects:
            return 404, {"detail": "Niet gevonden."}
        if method in ("PUT", "PATCH"):
            self.objects[which].append(_record(body))
        return 200, {"url": f"{self.base}/objects/{which}", "uuid": which, "record": self.objects[which][-1]}

    def _make(self, body: Json) -> tuple[int, object]:
        which, record = str(body["uuid"]), _record(body)
        if which in self.objects:
            return 400, {"invalidParams": [{"name": "uuid", "code": "unique", "reason": "Bestaat al."}]}
        known = {one["version"] for one in self.versions}
        if record["typeVersion"] not in known:
            return 400, {"invalidParams": [{"name": "record", "code": "invalid", "reason": "Versie?"}]}
        self.objects[which] = [record]
        return 201, {"url": f"{self.base}/objects/{which}", "uuid": which, "record": record}

    def _types(self, method: str, rest: list[str], body: Json) -> tuple[int, object]:
        if not rest:
            if method == "POST":
                self.types.append({"url": f"{self.base}/objecttypes/1", **body})
                return 201, self.types[-1]
            return 200, self.types
        if len(rest) == 2:
            if method == "POST":
                self.versions.append({"version": len(self.versions) + 1, **body})
                return 201, self.versions[-1]
            return 200, {"count": len(self.versions), "next": None, "results": self.versions}
        self.versions[int(rest[2]) - 1].update(body)
        return 200, self.versions[int(rest[2]) - 1]


def _record(body: Json) -> Json:
    record = body["record"]
    assert isinstance(record, dict)
    return record


@contextmanager
def running_objects() -> Iterator[FakeObjects]:
    """Both APIs on one port of this machine."""
    fake = FakeObjects()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 64 * 1024
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: object) -> None:
            return

        def answer_any(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            if self.headers.get("Authorization") != f"Token {TOKEN}":
                status, told = 401, {"detail": "Ongeldige token."}
            else:
                status, told = fake.answer(self.command, self.path, json.loads(raw or b"{}"))  # type: ignore[assignment]
            if fake.cut_after and fake.cut_after[0] == self.command:
                fake.cut_after.pop(0)
                self.close_connection = True
                self.connection.close()
                return
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    for method in ("GET", "POST", "PUT", "PATCH"):
        setattr(Handler, f"do_{method}", Handler.answer_any)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    fake.base = f"http://127.0.0.1:{server.server_address[1]}/api/v2"
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
