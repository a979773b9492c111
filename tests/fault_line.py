"""A line between a desk and the back end that can be poor, cut, stalled, or somebody else's.

A program of its own on loopback: it counts what passes, adds time, limits the rate, cuts after so many bytes,
delays, flips a byte, or answers in place of the back end. `FaultLine` starts it and reads what it counted;
it is told what to do while it runs through a line of JSON on its standard input.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from types import TracebackType
from typing import Self

_PIECE = 16 * 1024
#: seconds of data that a line holds before it stops taking in: small, so that a cut loses little
_BUFFER = 0.25
_HELD = 32 * 1024
PORTAL = b"<html><title>Welkom op gast-wifi</title><body>Log in</body></html>"


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the line is; 0 and '' = nothing of it. Rates in kilobit a second, cuts in bytes since it began."""

    rtt_ms: float = 0
    up_kbit: float = 0
    down_kbit: float = 0
    cut_up: int = 0  # after so many bytes in all: reset both sides, once
    cut_down: int = 0
    flip_up: int = 0  # turn one bit of the byte at this place
    flip_down: int = 0
    refuse_every: int = 0  # every n-th connection is reset at once
    stalled: bool = False  # takes in, passes nothing on
    answers: str = ""  # 'portal', 'redirect', 'empty', or 'STATUS' with an optional ' Retry-After'


#: a busy guest network, or weak 4G
POOR = Conditions(rtt_ms=100, up_kbit=2_000, down_kbit=8_000)


@dataclass(slots=True)
class Counted:
    """Bytes of payload each way, connections, cuts that were made."""

    up: int = 0
    down: int = 0
    connections: int = 0
    cuts: int = 0


class FaultLine:
    """The line as its user has it; a context manager. `port` is where a desk connects to."""

    def __init__(self, target: int, conditions: Conditions = Conditions()) -> None:
        self._target, self._conditions = target, conditions
        self._program: subprocess.Popen[str] | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self._program = subprocess.Popen(
            [sys.executable, "-m", __name__, str(self._target), json.dumps(asdict(self._conditions))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.port = int(self._line())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        program, self._program = self._program, None
        if program is not None:
            program.kill()
            program.communicate()

    @property
    def address(self) -> str:
        """'http://127.0.0.1:PORT'."""
        return f"http://127.0.0.1:{self.port}"

    def counted(self) -> Counted:
        """What passed since it began."""
        return Counted(**json.loads(self._told({})))

    def become(self, **more: object) -> Counted:
        """Change conditions from now on; returns what was counted until then. `target` moves the far end."""
        return Counted(**json.loads(self._told(more)))

    def _told(self, what: Mapping[str, object]) -> str:
        assert self._program is not None and self._program.stdin is not None
        self._program.stdin.write(json.dumps(what) + "\n")
        self._program.stdin.flush()
        return self._line()

    def _line(self) -> str:
        assert self._program is not None and self._program.stdout is not None
        return self._program.stdout.readline()


class _Line:
    def __init__(self, target: int, conditions: Conditions) -> None:
        self.target, self.conditions, self.counted = target, conditions, Counted()
        self._free_at = {"up": 0.0, "down": 0.0}  # one pipe each way, shared by all connections
        self._moves = asyncio.Event()
        self._moves.set()
        self._open: set[asyncio.StreamWriter] = set()

    def become(self, what: dict[str, object]) -> None:
        self.target = int(str(what.pop("target", self.target)))
        self.conditions = replace(self.conditions, **what)  # type: ignore[arg-type]
        if self.conditions.stalled:
            self._moves.clear()
        else:
            self._moves.set()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        now = self.conditions
        self.counted.connections += 1
        if now.refuse_every and self.counted.connections % now.refuse_every == 0:
            _reset(writer)
            return
        if now.answers:
            await self._answer(reader, writer, now.answers)
            return
        try:
            await asyncio.sleep(now.rtt_ms / 1000)  # the handshake of TCP
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            _reset(writer)
            return
        both = (writer, far_writer)
        await asyncio.gather(
            self._pump("up", reader, far_writer, both),
            self._pump("down", far_reader, writer, both),
            return_exceptions=True,
        )
        for one in both:
            one.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, what: str) -> None:
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
        status, _, after = what.partition(" ")
        head, body = {
            "portal": ("200 OK\r\nContent-Type: text/html", PORTAL),
            "redirect": ("302 Found\r\nLocation: http://wifi.example/login", b""),
            "empty": ("200 OK\r\nContent-Type: application/json", b"{}"),
        }.get(
            what,
            (
                f"{status} Said\r\nContent-Type: text/plain" + (f"\r\nRetry-After: {after}" if after else ""),
                b"no",
            ),
        )
        writer.write(
            f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
        )
        await writer.drain()
        writer.close()

    async def _pump(
        self,
        way: str,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        both: tuple[asyncio.StreamWriter, asyncio.StreamWriter],
    ) -> None:
        loop = asyncio.get_running_loop()
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(maxsize=256)
        sender = asyncio.create_task(self._deliver(waiting, writer))
        try:
            while True:
                part = await reader.read(_PIECE)
                at = loop.time()
                if part:
                    part = self._flipped(way, part)
                    if self._is_cut(way, len(part)):
                        for one in both:
                            _reset(one)
                        return
                    rate = self.conditions.up_kbit if way == "up" else self.conditions.down_kbit
                    if rate:
                        self._free_at[way] = max(at, self._free_at[way]) + len(part) * 8 / (rate * 1000)
                        ahead = self._free_at[way] - at - _BUFFER
                        at = self._free_at[way]
                        if ahead > 0:
                            await asyncio.sleep(ahead)
                await waiting.put((at + self.conditions.rtt_ms / 2000, part))
                if not part:
                    await sender
                    return
        except (ConnectionError, OSError):
            for one in both:
                one.close()
        finally:
            sender.cancel()

    async def _deliver(
        self, waiting: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        loop = asyncio.get_running_loop()
        while True:
            at, part = await waiting.get()
            if at > loop.time():
                await asyncio.sleep(at - loop.time())
            await self._moves.wait()
            if not part:
                if writer.can_write_eof():
                    writer.write_eof()
                return
            writer.write(part)
            await writer.drain()

    def _is_cut(self, way: str, size: int) -> bool:
        passed = getattr(self.counted, way) + size
        setattr(self.counted, way, passed)
        limit = self.conditions.cut_up if way == "up" else self.conditions.cut_down
        if not limit or passed < limit:
            return False
        self.counted.cuts += 1
        self.conditions = replace(self.conditions, cut_up=0, cut_down=0)
        return True

    def _flipped(self, way: str, part: bytes) -> bytes:
        at = self.conditions.flip_up if way == "up" else self.conditions.flip_down
        place = at - getattr(self.counted, way) - 1
        if not at or not 0 <= place < len(part):
            return part
        self.conditions = replace(self.conditions, flip_up=0, flip_down=0)
        return part[:place] + bytes([part[place] ^ 1]) + part[place + 1 :]


def _reset(writer: asyncio.StreamWriter) -> None:
    taken = writer.get_extra_info("socket")
    if taken is not None:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


async def _run(target: int, conditions: Conditions) -> None:
    line = _Line(target, conditions)
    taken = socket.socket()
    # What the system would keep for us on loopback no line holds: megabytes would count as gone.
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _HELD)
    taken.bind(("127.0.0.1", 0))
    server = await asyncio.start_server(line.handle, sock=taken, limit=_PIECE)
    _say(server.sockets[0].getsockname()[1])
    told = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while text := await told.readline():
        what = json.loads(text)
        before = asdict(line.counted)
        line.become(what)
        _say(before)


if __name__ == "__main__":
    asyncio.run(_run(int(sys.argv[1]), Conditions(**json.loads(sys.argv[2]))))
