"""The line that tests put between a desk and the back end does what it says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.fault_line import PORTAL, FaultLine


@pytest.fixture
def echo() -> Iterator[int]:
    """A far end that gives back what it gets."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    taken, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=_give_back, args=(taken,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


def _give_back(taken: socket.socket) -> None:
    with taken:
        try:
            while part := taken.recv(65_536):
                taken.sendall(part)
        except OSError:
            pass


def said(line: FaultLine, text: bytes, wanted: int | None = None) -> bytes:
    """What comes back of `text`, as far as it comes."""
    found = b""
    with socket.create_connection(("127.0.0.1", line.port), timeout=10) as desk:
        try:
            desk.sendall(text)
            while len(found) < (len(text) if wanted is None else wanted):
                part = desk.recv(65_536)
                if not part:
                    break
                found += part
        except OSError:
            pass
    return found


def test_what_passes_is_counted_and_whole(echo: int) -> None:
    text = bytes(range(256)) * 1_000
    with FaultLine(echo) as line:
        assert said(line, text) == text
        assert (line.counted().up, line.counted().down) == (len(text), len(text))


def test_a_cut_falls_once_and_the_line_goes_on(echo: int) -> None:
    text = b"x" * 200_000
    with FaultLine(echo) as line:
        line.become(cut_up=100_000)
        assert len(said(line, text)) < len(text)
        assert line.counted().cuts == 1
        assert said(line, b"again") == b"again"


def test_one_bit_is_turned_at_its_place(echo: int) -> None:
    with FaultLine(echo) as line:
        line.become(flip_down=3)
        assert said(line, b"aaaaaa") == b"aa" + bytes([ord("a") ^ 1]) + b"aaa"
        assert said(line, b"aaaaaa") == b"aaaaaa"


def test_a_stalled_line_takes_in_and_gives_nothing_until_it_moves_again(echo: int) -> None:
    with FaultLine(echo) as line:
        line.become(stalled=True)
        with socket.create_connection(("127.0.0.1", line.port), timeout=10) as desk:
            desk.sendall(b"hello")
            desk.settimeout(0.2)
            with pytest.raises(TimeoutError):
                desk.recv(5)
            line.become(stalled=False)
            desk.settimeout(10)
            assert desk.recv(5) == b"hello"


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ("portal", PORTAL),
        ("redirect", b"302 Found"),
        ("empty", b"{}"),
        ("503 7", b"Retry-After: 7"),
        ("407", b"HTTP/1.1 407"),
    ],
)
def test_somebody_else_answers(echo: int, answers: str, wanted: bytes) -> None:
    with FaultLine(echo) as line:
        line.become(answers=answers)
        assert wanted in said(line, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 1 << 20)
