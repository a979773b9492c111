"""A program that opens a koffer whose key is to be replaced, and kills itself at a chosen line of ours.

Arguments: root, person id, file of the key store ('-' for none), words, number of the line counted from the
moment the roll-over begins (0: never; then it says how many there were). With a sixth argument, other words,
it changes the passphrase to those instead, and counts from there.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from desktop.store import open_store
from tests.store_cases import passphrase, person
from tests.store_key_file import key_store_at

ROOM = str(Path(open_store.__file__).parent)


class Tripwire:
    """Counts the lines of the store's room that run, from the roll-over on, and kills at one of them."""

    def __init__(self, kill_at: int, begins: str) -> None:
        self.count = 0
        self._begins = begins
        self._kill_at = kill_at
        self._is_armed = False

    def called(self, frame: FrameType, event: str, argument: Any) -> Any:
        """As `sys.settrace` wants it."""
        if not frame.f_code.co_filename.startswith(ROOM):
            return None
        self._is_armed = self._is_armed or frame.f_code.co_name == self._begins
        return self.ran

    def ran(self, frame: FrameType, event: str, argument: Any) -> Any:
        """One line of ours."""
        if self._is_armed and event == "line":
            self.count += 1
            if self.count == self._kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.ran


def main() -> int:
    root, person_id, key_store, words, kill_at, *others = sys.argv[1:]
    who = person(Path(root), key_store_at(key_store))
    who.id = person_id
    wire = Tripwire(int(kill_at), "change_passphrase" if others else "rolled_over")
    sys.settrace(wire.called)
    store = who.open(words)
    if others:
        store.change_passphrase(passphrase(words), passphrase(others[0]))
    sys.settrace(None)
    store.close()
    sys.stdout.write(f"{wire.count}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
