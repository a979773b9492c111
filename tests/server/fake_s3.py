"""A small S3 endpoint in memory: objects, ranges, listing, parts, deleting. Checks no signature."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

BUCKET = "bijlagen"


class Objects:
    """What is kept, and what a test makes of it: `is_away` answers 503 to everything."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.is_away = False
        self.numbers = count(1)


def _handler(objects: Objects) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

        def _key(self) -> tuple[str, dict[str, list[str]]]:
            parts = urlsplit(self.path)
            return unquote(parts.path).removeprefix(f"/{BUCKET}").lstrip("/"), parse_qs(
                parts.query, keep_blank_values=True
            )

        def _body(self) -> bytes:
            return self.rfile.read(int(self.headers.get("Content-Length", "0")))

        def _say(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def _away(self) -> bool:
            if objects.is_away:
                self._body()
                self._say(403)
            return objects.is_away

        def do_PUT(self) -> None:
            if self._away():
                return
            key, query = self._key()
            body = self._body()
            etag = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"'}
            if "uploadId" in query:
                objects.parts[query["uploadId"][0]][int(query["partNumber"][0])] = body
            else:
                objects.kept[key] = body
            self._say(200, headers=etag)

        def do_POST(self) -> None:
            if self._away():
                return
            key, query = self._key()
            body = self._body()
            if "uploads" in query:
                made = f"upload-{next(objects.numbers)}"
                objects.parts[made] = {}
                told = f"<Bucket>{BUCKET}</Bucket><Key>{escape(key)}</Key><UploadId>{made}</UploadId>"
                self._xml("InitiateMultipartUploadResult", told)
            elif "uploadId" in query:
                parts = objects.parts.pop(query["uploadId"][0])
                objects.kept[key] = b"".join(parts[number] for number in sorted(parts))
                told = f"<Bucket>{BUCKET}</Bucket><Key>{escape(key)}</Key><ETag>&quot;1&quot;</ETag>"
                self._xml("CompleteMultipartUploadResult", told)
            else:
                named = [
                    one.text or "" for one in ElementTree.fromstring(body).iter() if one.tag.endswith("Key")
                ]
                for one in named:
                    objects.kept.pop(one, None)
                told = "".join(f"<Deleted><Key>{escape(one)}</Key></Deleted>" for one in named)
                self._xml("DeleteResult", told)

        def do_GET(self) -> None:
            if self._away():
                return
            key, query = self._key()
            if "list-type" in query:
                self._list(query)
                return
            content = objects.kept.get(key)
            if content is None:
                self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")
                return
            headers = {"ETag": '"1"', "Last-Modified": "Tue, 15 Sep 2026 08:00:00 GMT"}
            asked = self.headers.get("Range")
            if asked is None:
                self._say(200, content, headers)
                return
            first, _, last = asked.removeprefix("bytes=").partition("-")
            part = content[int(first) : int(last) + 1 if last else None]
            end = int(first) + len(part) - 1
            self._say(206, part, headers | {"Content-Range": f"bytes {first}-{end}/{len(content)}"})

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_DELETE(self) -> None:
            if self._away():
                return
            key, query = self._key()
            if "uploadId" in query:
                objects.parts.pop(query["uploadId"][0], None)
            objects.kept.pop(key, None)
            self._say(204)

        def _list(self, query: dict[str, list[str]]) -> None:
            prefix = query.get("prefix", [""])[0]
            told = "<IsTruncated>false</IsTruncated>" + "".join(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(content)}</Size><ETag>&quot;1&quot;</ETag>"
                "<LastModified>2026-09-15T08:00:00.000Z</LastModified></Contents>"
                for key, content in sorted(objects.kept.items())
                if key.startswith(prefix)
            )
            self._xml("ListBucketResult", told)

        def _xml(self, root: str, told: str) -> None:
            body = f'<?xml version="1.0" encoding="UTF-8"?><{root}>{told}</{root}>'.encode()
            self._say(200, body, {"Content-Type": "application/xml"})

    return Handler


@contextmanager
def fake_s3() -> Iterator[tuple[str, Objects]]:
    """The address of a running endpoint, and what it holds."""
    objects = Objects()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(objects))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", objects
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
