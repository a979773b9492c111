"""The one address on this machine where the browser comes back, as other programs on it may try it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from desktop.synclink.loopback import Loopback
from desktop.usecases.sign_in_ports import BrowserWords

WORDS = BrowserWords("Klaar <b>& terug</b>", "Niet gelukt")
STATE = "s" * 43
CODE = "geheim-1234"


class Waiting:
    """A loopback that listens, and how often it called back."""

    def __init__(self, seconds: float = 20) -> None:
        self.back = threading.Event()
        self.calls = 0
        self.loopback = Loopback(WORDS, self._called, seconds)
        self.host, _, rest = self.loopback.address.removeprefix("http://").partition(":")
        self.port = int(rest.partition("/")[0])
        self.loopback.listen(STATE)

    def _called(self) -> None:
        self.calls += 1
        self.back.set()

    def ask(self, target: str, method: str = "GET") -> tuple[int, str, dict[str, str]]:
        with closing(http.client.HTTPConnection(self.host, self.port, timeout=10)) as line:
            line.request(method, target)
            answer = line.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    made = Waiting()
    yield made
    made.loopback.close()


def test_it_is_on_this_machine_alone_and_shares_its_port_with_nobody(waiting: Waiting) -> None:
    assert waiting.host == "127.0.0.1"
    with closing(socket.socket()) as other, pytest.raises(OSError):
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", waiting.port))
        other.listen()


@pytest.mark.parametrize(
    "query",
    [
        "",
        f"?code={CODE}",
        f"?state=&code={CODE}",
        f"?state={'t' * 43}&code={CODE}",
        f"?state={STATE}&state={STATE}&code={CODE}",
        f"?state={STATE}%00&code={CODE}",
        f"?state={'%ff' * 43}&code={CODE}",
        f"?state={STATE}&code={'x' * 9_000}",
    ],
)
def test_another_program_neither_answers_nor_ends_the_wait(waiting: Waiting, query: str) -> None:
    status, page, _ = waiting.ask("/aangemeld" + query)
    assert status in (400, 404) and CODE not in page
    assert waiting.loopback.brought is None and not waiting.calls
    assert waiting.ask(f"/aangemeld?state={STATE}&code={CODE}")[0] == 200
    assert waiting.back.wait(10)


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "OPTIONS", "CONNECT"])
def test_nothing_but_a_page_can_be_asked(waiting: Waiting, method: str) -> None:
    status, page, _ = waiting.ask(f"/aangemeld?state={STATE}&code={CODE}", method)
    assert status == 501 and CODE not in page
    assert waiting.loopback.brought is None and not waiting.calls


def test_one_answer_is_taken_and_its_page_gives_nothing_away(waiting: Waiting) -> None:
    status, page, headers = waiting.ask(f"/aangemeld?state={STATE}&code={CODE}")
    assert status == 200 and CODE not in page and STATE not in page
    assert "Klaar &lt;b&gt;" in page
    assert headers["Referrer-Policy"] == "no-referrer" and headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert waiting.ask(f"/aangemeld?state={STATE}&code=ander")[0] == 400
    assert waiting.back.wait(10)
    assert waiting.loopback.brought is not None
    assert (waiting.loopback.brought.code, waiting.calls) == (CODE, 1)


def test_after_its_time_it_comes_back_with_nothing() -> None:
    waiting = Waiting(seconds=0.01)
    assert waiting.back.wait(10)
    assert waiting.loopback.brought is None
    waiting.loopback.close()
    with pytest.raises(OSError):
        waiting.ask(f"/aangemeld?state={STATE}&code={CODE}")
    assert waiting.calls == 1
