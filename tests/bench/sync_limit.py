"""The least that can be done: one request with one packed body, stored in one durable transaction.

Programs: `serve FILE` (prints its port), `push|pull PORT FILE` (prints one line of JSON), and `cipher FILE
COUNT`: sets and answers of the payload written durably into a bare encrypted table, which is the least for a
store that nobody may read. What a desk and a back end do beside this is history, receipts and proof; their
figures stand beside these in `make bench-sync`.
"""

from __future__ import annotations

import http.client
import http.server
import json
import socketserver
import sqlite3  # noqa: TID251 - the yardstick keeps an invented payload in the clear
import sys
import time
from pathlib import Path

import zstandard

from desktop.store import opening
from desktop.store.wiping import MaskedKey
from tests.bench.sync_payload import as_lines, dossiers
from tests.bench.sync_rows import peak_mib

LEVEL = 3
#: as a first load comes in: page by page, each durable
_PAGE = 512 * 1024
_SET = 30


def _database(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table if not exists doc(id text primary key, body text not null) without rowid")
    return database


def _keep(database: sqlite3.Connection, packed: bytes) -> int:
    lines = zstandard.ZstdDecompressor().decompress(packed, max_output_size=1 << 26).decode().splitlines()
    rows = [(json.loads(line)["_id"], line) for line in lines]
    database.execute("begin immediate")
    database.executemany("insert or replace into doc values(?,?)", rows)
    database.execute("commit")
    return len(rows)


class _Limit(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    database: sqlite3.Connection

    def do_POST(self) -> None:
        packed = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(json.dumps({"stored": _keep(self.database, packed)}).encode())

    def do_GET(self) -> None:
        lines = "\n".join(row[0] for row in self.database.execute("select body from doc order by id"))
        self._answer(zstandard.ZstdCompressor(level=LEVEL).compress(lines.encode()))

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def serve(file: Path) -> None:
    """Until it is killed."""
    _Limit.database = _database(file)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Limit) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


def push(port: int, file: Path) -> dict[str, float]:
    """The file packed in one request. Packing counts, as ours does."""
    begun = time.perf_counter()
    body = zstandard.ZstdCompressor(level=LEVEL).compress(file.read_bytes())
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("POST", "/", body)
    connection.getresponse().read()
    return {"seconds": time.perf_counter() - begun}


def pull(port: int, file: Path) -> dict[str, float]:
    """Everything, into a fresh database."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", "/")
    kept = _keep(_database(file), connection.getresponse().read())
    return {"seconds": time.perf_counter() - begun, "dossiers": kept}


def cipher(file: Path, count: int) -> dict[str, float]:
    """Five sets of thirty answers a dossier, and the answers, into SQLCipher as our store opens it."""
    pages: list[list[tuple[str, int, str, list[tuple[str, int, str]]]]] = [[]]
    size = 0
    for one in dossiers(count):
        for start in range(0, len(one.answers), _SET):
            part = one.answers[start : start + _SET]
            answers = [(one.dossier, start + at, json.dumps(value)) for at, (_, value) in enumerate(part)]
            body = json.dumps([[place, moment, value] for place, (moment, value) in enumerate(part, start)])
            if size > _PAGE:
                pages.append([])
                size = 0
            pages[-1].append((one.dossier, start, body, answers))
            size += len(body)
    opening.create_file(file)
    database = opening.open_new(file, MaskedKey(bytearray(32)))
    database.execute(
        "create table sets(dossier text, n int, body text, primary key(dossier, n)) without rowid"
    )
    database.execute(
        "create table answer(dossier text, n int, v text, primary key(dossier, n)) without rowid"
    )
    begun = time.perf_counter()
    for page in pages:
        database.execute("begin immediate")
        database.executemany("insert into sets values(?,?,?)", [one[:3] for one in page])
        rows = [answer for one in page for answer in one[3]]
        database.executemany("insert into answer values(?,?,?)", rows)
        database.execute("commit")
    seconds = time.perf_counter() - begun
    database.close()
    return {"seconds": seconds}


def main(verb: str, *rest: str) -> None:
    if verb == "payload":
        Path(rest[0]).write_bytes(as_lines(int(rest[1])))
        return
    if verb == "serve":
        serve(Path(rest[0]))
        return
    if verb == "cipher":
        print(json.dumps(cipher(Path(rest[0]), int(rest[1]))), flush=True)
        return
    done = (push if verb == "push" else pull)(int(rest[0]), Path(rest[1]))
    done["peak_mib"] = peak_mib()
    print(json.dumps(done), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
