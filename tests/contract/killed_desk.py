"""A desk in a process of its own that kills itself with -9 right after the back end answered one call."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desktop.synclink.extras import BackEnd
from sync.client.http import DeskProof, HttpBackEnd
from sync.client.ports import nobody_follows, nobody_waits
from sync.protocol.exchanges import PushReply
from sync.protocol.model import Page
from tests.sync.laptops import Safe, open_laptop


class DyingBackEnd(HttpBackEnd):
    """The real one, until `call` was answered."""

    call = ""

    def push(self, body: bytes, gone: Callable[[], None] = nobody_waits) -> PushReply:
        reply = super().push(body, gone)
        die_if(self.call == "push")
        return reply

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        page = super().pull(cursor, without_incarnation, follows)
        die_if(self.call == "pull")
        return page


def die_if(is_due: bool) -> None:
    if is_due:
        os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def connect(address: str, proof: DeskProof | None) -> Iterator[BackEnd]:
    with DyingBackEnd(address, proof, lambda: datetime.now(UTC)) as back_end:
        yield back_end


def main(folder: str, address: str, code: str, call: str) -> None:
    """Enrol, answer two questions, sync, and die on the way."""
    laptop, _ = open_laptop(Safe.make(Path(folder), "A"), connect, "A")
    laptop.enrol(code, address)
    laptop.answer("K01", "bakker")
    laptop.answer("O01", 9)
    DyingBackEnd.call = call
    laptop.sync()


if __name__ == "__main__":
    main(*sys.argv[1:])
